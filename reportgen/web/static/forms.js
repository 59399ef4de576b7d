// 表样: the installed forms with a picture of each, the check of one that is dropped, the fields.
import { api, byId, clear, dropPlace, make, tell, tellError } from "./base.js";
import { PaperView } from "./paper.js";

let all = null;

function card(form) {
  const button = make("button", { type: "button", text: "看样子", "aria-label": `看 ${form.name} 的样子` });
  const small = make("div", { id: `thumb-${form.name}`, class: "paper", "aria-hidden": "true" });
  const held = make("article", { class: "card form-card" }, make("h2", { text: `${form.kind} ${form.name}` }), make("p", { text: form.title }), make("p", { class: "quiet", text: form.years }), make("div", { class: "thumb paper-view" }, make("div", { class: "paper-scroll" }, small)), button);
  requestAnimationFrame(() => new PaperView(small, null).show({ form: form.name }));
  button.addEventListener("click", () => look(form.name).catch(tellError));
  return held;
}

async function look(name) {
  const old = byId("paper");
  if (old) old.closest(".look").remove();
  const paper = make("div", { id: "paper", class: "paper", tabindex: "0", role: "document", "aria-label": `${name} 用示例数据填好的样子` });
  const note = make("p", { class: "quiet" });
  byId("forms").after(make("section", { class: "card look", "aria-label": "样子" }, note, make("div", { class: "paper-view" }, make("div", { class: "paper-scroll" }, paper))));
  await new PaperView(paper, note).show({ form: name });
  paper.closest(".look").scrollIntoView();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    const area = make("textarea", { class: "hidden", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  tell(`已复制：${text}`);
}

function showFields() {
  const wanted = byId("find").value.trim();
  const parts = all.map((group) => {
    const rows = group.rows.filter((row) => !wanted || row.join(" ").includes(wanted));
    if (!rows.length) return null;
    const lines = rows.map(([written, about, unit, must, example]) =>
      make("tr", {}, make("td", {}, make("button", { type: "button", class: "link", text: "复制", "aria-label": `复制 ${written}`, on: { click: () => copy(written) } })), make("th", { scope: "row" }, make("code", { text: written })), make("td", { text: about }), make("td", { text: unit }), make("td", { text: must }), make("td", { text: example })),
    );
    const head = ["", "写法", "意思", "单位", "必填", "例子"].map((text) => make("th", { scope: "col", text }));
    return make("details", { open: Boolean(wanted) }, make("summary", { text: `${group.title}（${rows.length}）` }), make("table", { class: "changes" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...lines)));
  });
  clear(byId("fields"), ...parts);
}

async function checkDropped(file) {
  tell("正在检查…");
  const answer = await api("template", { query: { source: file.name }, file });
  tell("");
  const lines = answer.findings.map((each) => make("li", { class: `finding ${each.severity}` }, make("b", { text: each.level }), ` ${each.place} ${each.message}`, make("span", { class: "quiet", text: ` ${each.suggestion}` }), make("span", { class: "code", text: each.rule })));
  const counts = Object.keys(answer.counts).map((name) => `${answer.counts[name]}个${name}`);
  clear(byId("found"), make("h3", { text: `${answer.name}：${answer.findings.length ? counts.join("，") : "没有问题，可以用"}` }), make("ul", { class: "findings" }, ...lines));
}

dropPlace(byId("drop"), byId("drop-file"), (file) => checkDropped(file).catch(tellError));
byId("find").addEventListener("input", showFields);

async function begin() {
  const answer = await api("forms");
  clear(byId("forms"), ...answer.forms.map(card));
  const titles = answer.read.map((each) => `${each.title}（${each.name}）`);
  byId("read-only").hidden = !titles.length;
  byId("read-only").textContent = `照下面的提纲写的报告也能读入、检查，但不能用来生成：${titles.join("、")}。`;
  all = answer.fields;
  showFields();
}
begin().catch(tellError);
