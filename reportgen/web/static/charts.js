// 汇总: bars for budget and spending, and the rate of each unit, as SVG with a text for each bar.
import { clear } from "./base.js";

const SPACE = "http://www.w3.org/2000/svg";
const MOST = 60;

function draw(tag, attributes, text) {
  const made = document.createElementNS(SPACE, tag);
  for (const name of Object.keys(attributes)) made.setAttribute(name, attributes[name]);
  if (text !== undefined) made.textContent = text;
  return made;
}

// A unit's name as it fits beside its bars, with the year where there are several.
export function chartName(unit, year) {
  const room = year ? 11 : 14;
  const short = unit.length > room ? `${unit.slice(0, room - 1)}…` : unit;
  return year ? `${short} ${year}` : short;
}

function chart(title, rows, series, most, unit) {
  const left = 190;
  const width = 860;
  const step = series.length * 13 + 10;
  const height = rows.length * step + 34;
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": title });
  svg.append(draw("text", { x: 0, y: 16, class: "chart-title" }, title));
  rows.forEach((row, at) => {
    const y = 28 + at * step;
    svg.append(draw("text", { x: left - 8, y: y + series.length * 6.5 + 3, class: "chart-name" }, row.name));
    series.forEach((one, number) => {
      const value = row[one.key];
      if (value === undefined) return;
      const long = most > 0 ? (Math.max(value, 0) / most) * (width - left - 110) : 0;
      const top = y + number * 13;
      const bar = draw("rect", { x: left, y: top, width: Math.max(long, 1), height: 11, class: one.class });
      bar.append(draw("title", {}, `${row.unit} ${one.name} ${value}${unit}`));
      svg.append(bar, draw("text", { x: left + long + 6, y: top + 10, class: "chart-value" }, `${one.name} ${value}${unit}`));
    });
  });
  return svg;
}

export function charts(place, all) {
  const rows = all.slice().sort((one, other) => other.budgetValue - one.budgetValue).slice(0, MOST);
  const most = Math.max(...rows.map((row) => Math.max(row.budgetValue, row.spentValue || 0)));
  const money = [
    { key: "budgetValue", name: "预算", class: "bar-budget" },
    { key: "spentValue", name: "支出", class: "bar-spent" },
  ];
  const rate = [{ key: "rate", name: "", class: "bar-rate" }];
  const highest = Math.max(100, ...rows.map((row) => row.rate || 0));
  const left = all.length > MOST ? `（预算最多的${MOST}个单位）` : "";
  clear(
    place,
    chart(`预算和支出（万元）${left}`, rows, money, most, ""),
    chart(`执行率${left}`, rows.filter((row) => row.rate !== undefined), rate, highest, "%"),
  );
}
