import { api, busy, byId, clear, dropPlace, formChoice, make, tell, tellError } from "./base.js";
import { chartName, charts } from "./charts.js";
import { batchOptions, watchBatches } from "./batch.js";

const CLASSES = { 填报中: "filling", 有错误: "error", 有警告: "warning", 没有问题: "good" };

function status(row) {
  const held = make("span", { class: "states" });
  const counts = [];
  if (row.missing) counts.push(`${row.missing}处待填`);
  if (row.errors) counts.push(`${row.errors}个错误`);
  if (row.warnings) counts.push(`${row.warnings}个警告`);
  held.append(
    make("span", {
      class: `state ${CLASSES[row.state] || "error"}`,
      text: row.state,
      title: row.why || counts.join("，"),
    }),
  );
  if (counts.length) held.append(make("span", { class: "quiet small", text: counts.join("，") }));
  if (row.built) {
    const kind = row.built === "已生成" ? "built" : "changed";
    held.append(make("span", { class: `state ${kind}`, text: row.built, title: row.builtWhy }));
  }
  if (row.why) held.append(make("span", { class: "quiet small", text: row.why }));
  return held;
}

const ELSEWHERE = "要在页面上填，把这个文件拖到页面上，选“就是这一年的，接着填”，另成一份数据文件";

const plain = (text) => (text || "").replace("万元", "");

function line(row) {
  const file = encodeURIComponent(row.file);
  const actions = make("span", { class: "row" });
  if (row.fills) actions.append(make("a", { class: "button", href: `fill?file=${file}`, text: "填报", "aria-label": `填报 ${row.unit}` }));
  else actions.append(make("span", { class: "quiet small", text: `在 ${row.word ? "Word" : "Excel"} 里填`, title: ELSEWHERE }));
  actions.append(make("a", { class: "button", href: `check?file=${file}`, text: "检查", "aria-label": `检查 ${row.unit}` }));
  if (row.output) {
    const href = `api/download?file=${encodeURIComponent(row.output)}`;
    actions.append(make("a", { class: "button", href, text: "下载", download: true, "aria-label": `下载 ${row.unit} 的 Word 文件` }));
  }
  return make(
    "tr",
    {},
    make("th", { scope: "row", text: row.unit }),
    make("td", { text: row.year || "—" }),
    make("td", {}, status(row)),
    make("td", { class: "number", text: plain(row.budget) }),
    make("td", { class: "number", text: plain(row.spent) }),
    make("td", { class: "number", text: row.rate === undefined ? "" : `${row.rate.toFixed(2)}%` }),
    make("td", { class: "quiet small", text: row.date || "" }),
    make("td", { class: "quiet small", text: row.file }),
    make("td", {}, actions),
  );
}

export async function showUnits() {
  const answer = await api("units");
  const body = byId("units").querySelector("tbody");
  clear(body, ...answer.rows.map(line));
  byId("empty").hidden = answer.rows.length > 0;
  byId("units").hidden = answer.rows.length === 0;
  if (!byId("new-form").options.length) {
    formChoice(byId("new-form"), answer.forms, "", answer.default);
    batchOptions(answer);
  }
  byId("batch-options").hidden = answer.rows.length === 0;
  const figures = answer.rows.filter((row) => row.budgetValue !== undefined);
  const isOneYear = new Set(figures.map((row) => row.year)).size < 2;
  for (const row of figures) row.name = chartName(row.unit, isOneYear ? "" : row.year);
  byId("charts").hidden = figures.length < 2;
  if (figures.length > 1) charts(byId("charts-held"), figures);
}

const opened = (answer) => location.assign(`fill?file=${encodeURIComponent(answer.file)}`);

byId("new").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = byId("new-form").value;
  const data = { name: byId("new-name").value, year: byId("new-year").value, form, annexes: byId("new-annexes").checked };
  busy(event.target.querySelector("button"), async () => {
    const answer = await api("new", { data });
    localStorage.setItem(`form:${answer.file}`, form);
    opened(answer);
  });
});

// What could not be read of a file is said before its data are opened, where the fields are empty.
function tellRead(card, answer) {
  const told = answer.findings.filter((each) => each.severity !== "info");
  if (!told.length) {
    opened(answer);
    return;
  }
  const lines = told.map((each) => make("li", { class: `finding ${each.severity}` }, make("b", { text: each.path || each.place }), ` ${each.message}`, make("span", { class: "quiet", text: ` ${each.suggestion}` }), make("div", { class: "quiet small", text: each.place })));
  const go = make("button", { type: "button", class: "main", text: "接着填", on: { click: () => opened(answer) } });
  clear(card, make("strong", { text: `已写成 ${answer.file}；读的时候有${told.length}处要看，没有读出的空着：` }), make("ul", { class: "findings" }, ...lines), go);
  go.focus();
}

function ask(file) {
  const stem = file.name.replace(/\.[^.]*$/, "");
  const name = make("input", { id: "ask-name", value: `${stem}-数据`, autocomplete: "off" });
  const card = make("div", { class: "card asking", role: "dialog", "aria-labelledby": "ask-title" });
  const begin = (how) => (event) =>
    busy(event.target, async () => {
      const query = { source: file.name, name: name.value, as: how };
      tellRead(card, await api("import", { query, file }));
    });
  const keep = (event) =>
    busy(event.target, async () => {
      await api("upload", { query: { source: file.name }, file });
      card.remove();
      await showUnits();
      tell("已放进文件夹");
    });
  card.append(
    make("strong", { id: "ask-title", text: `${file.name}：怎么用？` }),
    make("label", { for: "ask-name", text: "新数据文件的名称" }),
    name,
    make("button", { type: "button", class: "main", text: "作为今年的底稿（去年的报告）", on: { click: begin("next") } }),
    make("button", { type: "button", text: "就是这一年的，接着填", on: { click: begin("same") } }),
    make("button", { type: "button", text: "原样放进文件夹", on: { click: keep } }),
    make("button", { type: "button", class: "plain", text: "取消", on: { click: () => card.remove() } }),
  );
  for (const old of document.querySelectorAll(".asking")) old.remove();
  byId("drop").after(card);
  name.focus();
}

dropPlace(byId("drop"), byId("drop-file"), ask);
watchBatches(showUnits);
showUnits().catch(tellError);
