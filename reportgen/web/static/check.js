// 检查、生成、比较: what was found, the files made of it, and what changed in Word since.
import { addressOf, api, busy, byId, clear, dropPlace, formChoice, make, queryOf, saveAs, tell, tellError } from "./base.js";
import { changesTable } from "./changes.js";
import { spoken } from "./notes.js";

const file = queryOf("file");
let form = localStorage.getItem(`form:${file}`) || "";
let held = null;

const LEVELS = [["error", "错误"], ["warning", "警告"], ["info", "提示"]];

function findingLine(finding) {
  const line = make("li", { class: `finding ${finding.severity}` });
  const where = finding.path || finding.place;
  if (held.fills && finding.path) {
    const href = `fill?file=${encodeURIComponent(file)}&field=${encodeURIComponent(finding.path)}`;
    line.append(make("a", { href, text: where }));
  } else {
    line.append(make("b", { text: where }));
  }
  const { text, advice } = held.fills ? spoken(finding) : { text: finding.message, advice: finding.suggestion };
  line.append(` ${text}`, make("span", { class: "quiet", text: ` ${advice}` }), make("span", { class: "code", text: finding.rule }), make("div", { class: "quiet small", text: finding.place }));
  return line;
}

export function showFindings(place, findings) {
  const parts = LEVELS.map(([level, title]) => {
    const some = findings.filter((each) => each.severity === level);
    if (!some.length) return null;
    const list = make("ul", { class: "findings" }, ...some.map(findingLine));
    if (level === "info") return make("details", {}, make("summary", { text: `${title}（${some.length}）` }), list);
    return make("section", {}, make("h2", { text: `${title}（${some.length}）` }), list);
  });
  clear(place, ...parts);
}

function showBuilt() {
  const texts = { "": "还没有生成。", 已生成: "已生成，同数据一致。", 生成后改过: `已生成，但${held.builtWhy}。` };
  byId("built").textContent = texts[held.built] || held.built;
  byId("downloads").hidden = !held.output;
  const query = (more) => Object.assign({ file: held.output }, more);
  const link = (text, more) => make("a", { class: "button", download: true, href: addressOf("download", query(more)), text });
  const made = (text, more, told) => make("button", { type: "button", text, on: { click: (event) => busy(event.target, () => saveAs("download", query(more), told)) } });
  clear(byId("downloads"), link("下载 Word", {}), made("下载 PDF", { as: "pdf" }, "正在排版…"), made("打包下载", { as: "zip", source: file }, "正在打包…"), make("button", { type: "button", text: "打开文件夹", on: { click: (event) => busy(event.target, async () => tell((await api("reveal", { data: { file: held.output } })).message)) } }));
}

async function check() {
  held = await api("checked", { query: { file, form } });
  byId("unit-name").textContent = held.title || file;
  document.title = `检查 ${held.title || file}`;
  byId("to-fill").href = `fill?file=${encodeURIComponent(file)}`;
  byId("to-fill").hidden = !held.fills;
  byId("drop").hidden = !held.fills && !file.endsWith(".xlsx");
  const count = (level) => held.findings.filter((each) => each.severity === level).length;
  byId("found-sum").textContent = count("error") || count("warning") ? `${held.state}：${count("error")}个错误，${count("warning")}个警告` : "没有错误和警告，可以上报。";
  showFindings(byId("found"), held.findings);
  byId("build").disabled = !held.whole;
  byId("build").title = held.whole ? "" : "先填全、改好错误";
  showBuilt();
  if (!byId("other").options.length) for (const each of held.others) byId("other").append(make("option", { value: each, text: each }));
  if (held.last && !byId("other").dataset.chosen) byId("other").value = byId("other").dataset.chosen = held.last;
  byId("compare").disabled = !held.others.length;
}

async function build(force) {
  try {
    const answer = await api("build", { data: { file, form, force } });
    byId("force").hidden = true;
    tell(`已生成：${answer.output}`);
    await check();
  } catch (error) {
    byId("force").hidden = !(error.data && error.data.may_force);
    throw error;
  }
}

function showChanges(...parts) {
  byId("changes").hidden = false;
  clear(byId("changes-held"), ...parts);
  byId("changes-title").scrollIntoView();
}

// What stood there was of another file: nothing of it may be pressed any more.
function forgetChanges() {
  byId("changes").hidden = true;
  clear(byId("changes-held"));
}

function warningOf(answer) {
  return answer.warning ? make("p", { class: "finding error", role: "alert", text: answer.warning }) : null;
}

function conflictRow(conflict, choices) {
  const name = `choice-${choices.size}`;
  choices.set(conflict.path, "");
  const side = (value, title, text) => {
    const id = `${name}-${value}`;
    return make("div", {}, make("input", { type: "radio", name, id, value, on: { change: () => choices.set(conflict.path, value) } }), make("label", { for: id, text: title }), make("p", { class: "side-text", text: text || "（没有）" }));
  };
  return make("fieldset", { class: "conflict-row" }, make("legend", { text: conflict.path }), make("p", { class: "quiet side-text", text: `原来：${conflict.base || "（没有）"}` }), make("div", { class: "sides" }, side("ours", "用数据文件的", conflict.ours), side("theirs", "用 Word 的", conflict.theirs)));
}

async function takeBack(dropped, choices) {
  const lines = Array.from(choices || []).map(([path, side]) => `${path}=${side}`);
  const query = { file, source: dropped.name, choices: lines.join("\n") };
  const answer = await api("pull", { query, file: dropped });
  if (answer.written) {
    tell("已写回数据文件");
    showChanges(make("p", { text: `写回了${answer.changes.length}处：` }), changesTable(answer.changes));
    await check();
    return;
  }
  if (!answer.conflicts.length) {
    showChanges(make("p", { text: "没有要写回的：数据文件里都有了。" }));
    return;
  }
  const asked = new Map();
  const rows = answer.conflicts.map((each) => conflictRow(each, asked));
  const go = make("button", { type: "button", class: "main", text: "按选的写回" });
  go.addEventListener("click", () => {
    if (Array.from(asked.values()).some((side) => !side)) tell("还有没选的", true);
    else busy(go, () => takeBack(dropped, new Map([...(choices || []), ...asked])));
  });
  showChanges(make("p", { text: `有${rows.length}处两边都改了，逐处选一边；没有选完，什么也不写。` }), ...rows, go);
}

async function dropIn(dropped) {
  forgetChanges();
  tell("正在读…");
  const answer = await api("dropped", { query: { file, source: dropped.name }, file: dropped });
  tell("");
  const go = make("button", { type: "button", class: "main", text: "写回数据文件" });
  go.addEventListener("click", () => busy(go, () => takeBack(dropped, null)));
  const why = answer.carries ? null : make("p", { class: "quiet", text: "这份 Word 文件里没有带着数据，不是这里生成的：只能比较。" });
  const found = make("div", {});
  showFindings(found, answer.findings);
  const last = answer.warning ? null : answer.carries && answer.changes.length ? go : why;
  showChanges(warningOf(answer), make("p", { text: answer.changes.length ? `Word 文件里有${answer.changes.length}处不同：` : "Word 文件和数据一样。" }), changesTable(answer.changes), last, found);
}

byId("again").addEventListener("click", (event) => busy(event.target, check));
byId("build").addEventListener("click", (event) => busy(event.target, () => build(false)));
byId("force").addEventListener("click", (event) => busy(event.target, () => build(true)));
byId("compare").addEventListener("click", (event) =>
  busy(event.target, async () => {
    forgetChanges();
    const answer = await api("differences", { query: { file, other: byId("other").value } });
    showChanges(warningOf(answer), make("p", { text: `${byId("other").value} → ${file}，${answer.changes.length}处不同` }), changesTable(answer.changes));
  }),
);
byId("form-choice").addEventListener("change", () => {
  form = byId("form-choice").value;
  localStorage.setItem(`form:${file}`, form);
  check().catch(tellError);
});
dropPlace(byId("drop"), byId("drop-file"), (dropped) => dropIn(dropped).catch(tellError));

async function begin() {
  const answer = await api("forms", { query: { short: "1" } });
  formChoice(byId("form-choice"), answer.forms, form, answer.default);
  await check();
}
begin().catch(tellError);
