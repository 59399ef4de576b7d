// What differs between two reports, field by field, the words that changed marked.
import { make } from "./base.js";

const KINDS = { added: "增加", removed: "删去", changed: "改动", moved: "移动" };

function words(change, side) {
  const held = make("div", { class: "side-text" });
  if (!change.spans.length) {
    held.textContent = change[side] || "—";
    return held;
  }
  for (const span of change.spans) {
    if (span.part === "same") held.append(span.text);
    else if (span.part === "removed" && side === "old") held.append(make("del", { text: span.text }));
    else if (span.part === "added" && side === "new") held.append(make("ins", { text: span.text }));
  }
  return held;
}

export function changesTable(changes) {
  if (!changes.length) return null;
  const rows = changes.map((each) =>
    make(
      "tr",
      { class: each.kind },
      make("td", { text: KINDS[each.kind] }),
      make("th", { scope: "row", text: each.path }),
      make("td", {}, words(each, "old")),
      make("td", {}, words(each, "new")),
      make("td", { class: "number", text: each.difference === null ? "" : `${each.difference}万元${each.percent === null ? "" : `（${each.percent}%）`}` }),
    ),
  );
  const head = ["", "栏目", "原来", "现在", "差额"].map((text) => make("th", { scope: "col", text }));
  return make("table", { class: "changes compared" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}
