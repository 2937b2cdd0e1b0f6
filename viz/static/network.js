"use strict";
// The picture is drawn by vis-network; what a tie says stands in the table alone and is copied from there.

const data = JSON.parse(document.getElementById("data").textContent);
const options = JSON.parse(document.getElementById("options").textContent);
const picture = document.getElementById("picture");
const panel = document.getElementById("panel");
const drawn = new Set(data.edges.map((edge) => edge.id));
const network = new vis.Network(
  picture,
  { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
  options,
);

// Names are written by us: marks above and below need more room between lines than vis-network gives.
network.on("afterDrawing", (context) => {
  const { size, line, margin } = data.type;
  context.font = `${size}px "Noto Sans", "DejaVu Sans", Arial, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const node of data.nodes) {
    context.fillStyle = node.ink;
    const { x, y } = network.getPosition(node.id);
    const widest = node.widthConstraint.maximum - margin; // a wider font is set narrower, never cut
    node.lines.forEach((words, index) => {
      context.fillText(words, x, y + (index - (node.lines.length - 1) / 2) * line + 1, widest);
    });
  }
});
network.redraw();

const names = new Map(data.names.map((node) => [node.id, node]));

// One row of the table as a part of the panel: heading, how they are tied, sentences.
function tie(row) {
  const [from, label, to, , told] = row.cells;
  const part = document.createElement("section");
  const heading = document.createElement("h3");
  heading.textContent = `${from.textContent.trim()} – ${to.textContent.trim()}`;
  const how = document.createElement("p");
  how.textContent = label.textContent;
  part.append(heading, how, ...Array.from(told.children, (child) => child.cloneNode(true)));
  return part;
}

function show(rows, heading) {
  const parts = rows.map(tie);
  if (heading) {
    const top = document.createElement("h2");
    top.textContent = heading;
    parts.unshift(top);
  }
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
  for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  for (const row of rows) row.classList.add("chosen");
}

function showTie(id) {
  show([document.getElementById(id)]);
}

function showNode(id) {
  show(Array.from(document.querySelectorAll(`tr[data-from="${id}"], tr[data-to="${id}"]`)), names.get(id).name);
}

function go(id) {
  showNode(id);
  if (!names.get(id).drawn) return;
  network.selectNodes([id]);
  network.focus(id, { scale: Math.max(1, network.getScale()) });
}

network.on("click", (where) => {
  if (where.nodes.length) showNode(where.nodes[0]);
  else if (where.edges.length) showTie(where.edges[0]);
});

// Names are found with and without marks; those that match with their marks come first.
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
}

function search(words) {
  const marked = words.trim().normalize("NFC").toLowerCase();
  if (!marked) return [];
  const exact = (node) => node.name.normalize("NFC").toLowerCase().includes(marked);
  const near = data.names.filter((node) => fold(node.name).includes(fold(marked)));
  return [...near.filter(exact), ...near.filter((node) => !exact(node))].slice(0, 20);
}

const find = document.getElementById("find");
const found = document.getElementById("found");
find.addEventListener("input", () => {
  const hits = search(find.value).map((node) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = node.drawn ? node.name : `${node.name} (chỉ có trong bảng)`;
    button.addEventListener("click", () => {
      found.replaceChildren();
      go(node.id);
    });
    item.append(button);
    return item;
  });
  if (!hits.length && find.value.trim()) {
    const none = document.createElement("li");
    none.textContent = "Không thấy tên nào";
    hits.push(none);
  }
  found.replaceChildren(...hits);
});
find.addEventListener("keydown", (event) => {
  const first = found.querySelector("button");
  if (event.key === "Enter" && first) first.click();
  if (event.key === "Escape") found.replaceChildren();
});

// The table: a name leads to its place in the picture, a heading sorts.
const table = document.getElementById("ties");
table.tBodies[0].addEventListener("click", (event) => {
  const button = event.target.closest("button.name");
  if (!button) return;
  go(button.dataset.node);
  const id = button.closest("tr").id;
  if (drawn.has(id)) network.setSelection({ nodes: [button.dataset.node], edges: [id] }, { highlightEdges: false });
  document.querySelector(".stage").scrollIntoView({ block: "nearest" });
});

const order = new Intl.Collator("vi");
function key(row, column) {
  const cell = row.cells[column];
  const day = cell.querySelector(":scope > time");
  return day ? day.dateTime : cell.textContent.trim();
}
for (const button of table.tHead.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    const heading = button.closest("th");
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = heading.cellIndex;
    const rows = Array.from(table.tBodies[0].rows);
    rows.sort((a, b) => order.compare(key(a, column), key(b, column)) * (down ? -1 : 1));
    table.tBodies[0].append(...rows);
  });
}

// network.fit leaves a wide border, at the cost of smaller letters.
const border = 20;
function extent() {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, widthConstraint, heightConstraint } of data.nodes) {
    box.left = Math.min(box.left, x - widthConstraint.minimum / 2);
    box.right = Math.max(box.right, x + widthConstraint.minimum / 2);
    box.top = Math.min(box.top, y - heightConstraint.minimum / 2);
    box.bottom = Math.max(box.bottom, y + heightConstraint.minimum / 2);
  }
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, width: box.right - box.left, height: box.bottom - box.top };
}
function whole() {
  const { x, y, width, height } = extent();
  const room = { width: picture.clientWidth - 2 * border, height: picture.clientHeight - 2 * border };
  network.moveTo({ position: { x, y }, scale: Math.min(1.2, room.width / width, room.height / height) });
}
// A large network makes the page taller rather than its letters smaller; the wheel then scrolls, with Ctrl it zooms.
function grow() {
  const { width, height } = extent();
  const wanted = Math.min(0.8, (picture.clientWidth - 2 * border) / width) * height + 2 * border;
  const stage = document.querySelector(".stage");
  if (wanted <= stage.clientHeight) return;
  stage.style.height = `${Math.min(wanted, 2.5 * window.innerHeight)}px`;
  network.setSize("100%", "100%");
  network.redraw();
}
picture.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) event.stopPropagation();
}, true);
document.getElementById("whole").addEventListener("click", whole);
for (const [id, factor] of [["closer", 1.3], ["farther", 1 / 1.3]]) {
  document.getElementById(id).addEventListener("click", () => network.moveTo({ scale: network.getScale() * factor }));
}
grow();
whole();
