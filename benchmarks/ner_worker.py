"""Names of persons by underthesea's NER: texts in as JSON lines, names out; runs in a Python of its own.

Knows nothing of daibieu, so that the two share no library. The first line out tells the version; each other
line the names of one text, with the processor seconds it took.
"""

import json
import sys
import time


def names(tagged: list[tuple[str, str, str, str]]) -> list[str]:
    """Join B-PER and I-PER tokens."""
    found: list[str] = []
    open_name = False
    for token, _, _, tag in tagged:
        if tag == "B-PER" or (tag == "I-PER" and not open_name):
            found.append(token)
            open_name = True
        elif tag == "I-PER":
            found[-1] += " " + token
        else:
            open_name = False
    return found


def main() -> None:
    """Answer line by line."""
    import underthesea  # type: ignore[import-not-found]

    underthesea.ner("Ông A thăm.")  # the models are loaded here, outside the clock
    print(json.dumps({"version": underthesea.__version__}), flush=True)
    for line in sys.stdin:
        text = json.loads(line)
        begin = time.process_time()
        # By paragraphs, as it is meant for sentences; its own cutting into sentences would only add time.
        found = [name for part in text.split("\n") if part.strip() for name in names(underthesea.ner(part))]
        print(json.dumps({"names": found, "seconds": time.process_time() - begin}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
