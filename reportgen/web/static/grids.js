// Tables of the annexes as grids: arrow keys, and paste from Excel into as many cells as it has.
import { clear, make } from "./base.js";
import { fits, newId, typed } from "./inputs.js";

const BREAK = "\u2028"; // a line break inside of a cell, for which HTML has an element
const COMPUTED = /率$|^得分$|^合计$|^全年预算数$|^等级$/;

export const isGrid = (node) => ["table", "row", "matrix"].includes(node.shape);

const isLeaf = (node) => !node.fields && !node.element;
const leaves = (node) => (node.fields || []).filter(isLeaf);

// What was copied: cells of the HTML that Excel and WPS give, else text with tabs.
export function pastedCells(data) {
  const html = data.getData("text/html");
  if (html && /<t[dh][\s>]/i.test(html)) {
    const page = new DOMParser().parseFromString(withoutLooks(html), "text/html");
    for (const each of page.querySelectorAll("br")) each.replaceWith(BREAK);
    return spread(Array.from(page.querySelectorAll("tr")));
  }
  const text = data.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return tsv(text);
}

// How it looked is nothing here, and the page's policy would complain of it.
function withoutLooks(html) {
  const bare = html.replace(/<style[\s>][\s\S]*?<\/style>/gi, "");
  return bare.replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

// Cells that are merged stand in the first of their places, and leave the others empty.
function spread(rows) {
  const grid = rows.map(() => []);
  rows.forEach((row, down) => {
    let right = 0;
    for (const cell of row.querySelectorAll("td, th")) {
      while (grid[down][right] !== undefined) right += 1;
      const text = cell.textContent.replace(/\s+/g, " ").split(BREAK).map((line) => line.trim()).join("\n").trim();
      for (let below = 0; below < Math.min(cell.rowSpan || 1, rows.length - down); below += 1) {
        for (let beside = 0; beside < (cell.colSpan || 1); beside += 1) grid[down + below][right + beside] = below || beside ? "" : text;
      }
    }
  });
  return grid.map((row) => Array.from(row, (text) => text || "")).filter((row) => row.length);
}

// Excel puts a cell with line breaks or tabs into quotes.
export function tsv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    const row = rows[rows.length - 1];
    const cell = row[row.length - 1];
    if (quoted && char === '"' && text[at + 1] === '"') {
      row[row.length - 1] = `${cell}"`;
      at += 1;
    } else if (char === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (char === "\t" && !quoted) row.push("");
    else if (char === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] = cell + char;
  }
  return rows.map((row) => row.map((cell) => cell.trim()));
}

function cellInput(form, node, path, name) {
  const input = node.options
    ? make("select", { "aria-label": name }, make("option", { value: "", text: "" }), ...node.options.map((each) => make("option", { value: each, text: each })))
    : make("textarea", { rows: 1, "aria-label": name, spellcheck: "false", class: node.kind === "text" ? "" : "number" });
  const read = () => {
    const value = form.unit.get(path);
    input.value = value === null || value === undefined ? "" : String(value);
  };
  read();
  const take = (value) => {
    form.unit.change(path, value.replace(/\n+$/, ""));
    if (!node.options) fits(input);
  };
  if (!node.options) requestAnimationFrame(() => fits(input));
  typed(input, take);
  if (node.options) input.addEventListener("change", () => take(input.value));
  if (COMPUTED.test(node.label) && !node.options) input.dataset.computed = "";
  input.addEventListener("focus", () => form.focused(path, input.value));
  return { input, path, read };
}

// The rows of a grid: label, path, and the field of each column, or null where it has none.
function rowsOf(form, node, path) {
  if (node.shape === "table") {
    const values = form.unit.get(path) || [];
    return values.map((value, at) => ({ label: "", path: path.concat(at), fields: node.element.fields }));
  }
  if (node.shape === "row") return [{ label: "", path, fields: leaves(node) }];
  const rows = [];
  const add = (inner, at, level) => {
    const fields = leaves(inner);
    if (isUniform(node, inner)) rows.push({ label: inner.label, path: at, level, fields });
    for (const deeper of inner.fields) if (deeper.fields && !deeper.element) add(deeper, at.concat(deeper.label), level + 1);
  };
  for (const inner of node.fields) if (inner.fields && !inner.element) add(inner, path.concat(inner.label), 0);
  return rows;
}

const mainColumns = (node) => leaves(node.fields.find((each) => each.fields));

function isUniform(node, inner) {
  const known = mainColumns(node).map((each) => each.label);
  return leaves(inner).some((each) => known.includes(each.label) && each.label !== "合计");
}

function columnsOf(node) {
  if (node.shape === "table") return node.element.fields;
  return node.shape === "row" ? leaves(node) : mainColumns(node);
}

// What a matrix holds beside its rows: lists of details, and groups with other columns.
function others(form, node, path) {
  const found = [];
  const look = (inner, at) => {
    for (const deeper of inner.fields || []) {
      const here = at.concat(deeper.label);
      if (deeper.element) found.push(form.field(deeper, here));
      else if (deeper.fields && node.shape === "matrix" && !isUniform(node, deeper)) found.push(grid(form, Object.assign({}, deeper, { shape: "row" }), here));
      if (deeper.fields) look(deeper, here);
    }
  };
  if (node.shape === "matrix") look(node, path);
  return found;
}

export function grid(form, node, path) {
  const id = newId();
  const columns = columnsOf(node);
  const hasLabels = node.shape === "matrix";
  const body = make("tbody", {});
  let cells = [];
  const head = make(
    "tr",
    {},
    hasLabels ? make("th", { scope: "col", text: "项目" }) : null,
    ...columns.map((each) => make("th", { scope: "col", title: `${each.about || ""}${each.example ? `　例：${each.example}` : ""}` }, each.label, each.unit ? make("span", { class: "unit", text: `（${each.unit}）` }) : null, each.required ? make("span", { class: "star", text: "*", title: "必填" }) : null)),
    node.shape === "table" ? make("th", { scope: "col" }, make("span", { class: "hidden", text: "行的操作" })) : null,
  );
  const drawn = (row, number) => {
    const name = row.label || (node.shape === "table" ? `第${number + 1}行` : node.label);
    const line = make("tr", {});
    if (hasLabels) line.append(make("th", { scope: "row", class: `level${row.level}`, text: row.label }));
    cells.push(
      columns.map((column) => {
        const known = row.fields.find((each) => each.label === column.label);
        const held = make("td", {});
        line.append(held);
        if (!known) return null;
        const cell = cellInput(form, known, row.path.concat(known.label), `${name} ${known.label}`);
        held.append(cell.input, form.notes.place(cell.path, cell.input));
        return cell;
      }),
    );
    if (node.shape === "table") line.append(make("td", { class: "row-buttons" }, rowButton("↑", "上移", number, -1), rowButton("↓", "下移", number, 1), rowButton("✕", "删去", number, 0)));
    return line;
  };
  const changeRows = (act) => {
    const rows = (form.unit.get(path) || []).slice();
    act(rows);
    form.unit.change(path, rows);
    show();
    form.notes.show();
  };
  const rowButton = (text, label, at, by) =>
    make("button", {
      type: "button", class: "tiny", text, "aria-label": `${label}第${at + 1}行`, title: label,
      on: {
        click: () =>
          changeRows((rows) => {
            const one = rows.splice(at, 1)[0];
            if (by) rows.splice(Math.max(0, Math.min(at + by, rows.length)), 0, one);
          }),
      },
    });
  const show = () => {
    cells = [];
    clear(body, ...rowsOf(form, node, path).map(drawn));
  };
  const where = (input) => {
    for (let row = 0; row < cells.length; row += 1) {
      const column = cells[row].findIndex((cell) => cell && cell.input === input);
      if (column >= 0) return { row, column };
    }
    return null;
  };
  const go = (row, column, by) => {
    for (let r = row, c = column; r >= 0 && r < cells.length && c >= 0 && c < columns.length; r += by[0], c += by[1]) {
      const cell = cells[r][c];
      if (cell) {
        cell.input.focus();
        if (cell.input.select) cell.input.select();
        return true;
      }
    }
    return false;
  };
  body.addEventListener("keydown", (event) => {
    const place = where(event.target);
    if (!place || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const input = event.target;
    const whole = input.value === undefined || input.tagName === "SELECT" ? false : input.selectionEnd - input.selectionStart === input.value.length;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] };
    if (whole || (input.tagName !== "SELECT" && input.selectionStart === 0 && input.selectionEnd === 0)) steps.ArrowLeft = [0, -1];
    if (whole || (input.tagName !== "SELECT" && input.selectionStart === input.value.length)) steps.ArrowRight = [0, 1];
    const step = steps[event.key];
    if (!step || (event.key === "Enter" && event.shiftKey) || (input.tagName === "SELECT" && event.key !== "Enter")) return;
    event.preventDefault();
    if (!go(place.row + step[0], place.column + step[1], step) && event.key === "Enter" && node.shape === "table" && place.row === cells.length - 1) addRow();
  });
  body.addEventListener("paste", (event) => {
    const place = where(event.target);
    const rows = place ? pastedCells(event.clipboardData) : [];
    if (!rows.length || (rows.length === 1 && rows[0].length === 1)) return;
    event.preventDefault();
    fill(place, rows);
  });
  const fill = (place, rows) => {
    if (node.shape === "table") {
      changeRows((held) => {
        rows.forEach((row, down) => {
          const at = place.row + down;
          held[at] = Object.assign({}, held[at] || {});
          row.forEach((text, right) => {
            const column = columns[place.column + right];
            if (column) held[at][column.label] = text;
          });
        });
      });
    } else {
      rows.forEach((row, down) =>
        row.forEach((text, right) => {
          const cell = (cells[place.row + down] || [])[place.column + right];
          if (cell) {
            form.unit.change(cell.path, text);
            cell.read();
          }
        }),
      );
    }
    go(place.row, place.column, [0, 1]);
  };
  const addRow = () => {
    changeRows((rows) => rows.push({}));
    go(cells.length - 1, 0, [0, 1]);
  };
  show();
  form.draws(path, () => {
    show();
    form.notes.show();
  });
  return make(
    "div",
    { class: "field grid-field", role: "group", "aria-labelledby": id },
    make("h3", { id, text: node.label }),
    make("p", { class: "help", text: `${node.about || ""}　方向键移动，可以从 Excel 粘贴` }),
    make("div", { class: "grid-scroll" }, make("table", { class: "grid" }, make("thead", {}, head), body)),
    node.shape === "table" ? make("button", { type: "button", class: "add", text: "＋ 加一行", "aria-label": `${node.label}加一行`, on: { click: addRow } }) : null,
    form.notes.place(path),
    ...others(form, node, path),
  );
}
