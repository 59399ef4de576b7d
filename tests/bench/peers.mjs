// The peers from npm on the same data: node peers.mjs FOLDER, which holds data.json, a template for
// each, and node_modules. Says first which are there, as a line of JSON; then, for each line
// {"peer", "first", "count"}, renders that many units to NAME-made.docx and says {}.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";

const folder = process.argv[2];
const need = createRequire(path.join(folder, "package.json"));
const data = JSON.parse(fs.readFileSync(path.join(folder, "data.json"), "utf8"));
const templateOf = (name) => fs.readFileSync(path.join(folder, `${name}.docx`));
const versionOf = (name) =>
  JSON.parse(fs.readFileSync(path.join(folder, "node_modules", name, "package.json"), "utf8")).version;

const makers = {
  docxtemplater: () => {
    const Docxtemplater = need("docxtemplater");
    const PizZip = need("pizzip");
    const template = templateOf("docxtemplater");
    return (each) => {
      const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      made.render(each);
      return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x": () => {
    const { TemplateHandler } = need("easy-template-x");
    const template = templateOf("easy-template-x");
    const handler = new TemplateHandler();
    return async (each) => Buffer.from(await handler.process(template, each));
  },
  carbone: () => {
    const carbone = need("carbone");
    const template = path.join(folder, "carbone.docx");
    return (each) =>
      new Promise((resolve, reject) =>
        carbone.render(template, each, (error, made) => (error ? reject(error) : resolve(made))),
      );
  },
};

const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");
const renderers = {};
const peers = {};
const missing = {};
for (const [name, make] of Object.entries(makers)) {
  try {
    renderers[name] = make();
    peers[name] = versionOf(name);
  } catch (error) {
    missing[name] = String(error.message ?? error).split("\n")[0];
  }
}
say({ peers, missing });
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { peer, first, count } = JSON.parse(line);
  try {
    for (let number = first; number < first + count; number++) {
      const made = await renderers[peer](data[number % data.length]);
      fs.writeFileSync(path.join(folder, `${peer}-made.docx`), made);
    }
    say({});
  } catch (error) {
    say({ error: `${peer}: ${error.message ?? error}` });
  }
}
