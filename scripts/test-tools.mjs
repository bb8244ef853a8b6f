// What the machine lends to the tests. It is part of the hash of each test run, so that a result is not reused once a tool comes or goes.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { root } from "./root.mjs";

const CHROMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ENGINES = ["docker", "podman"];

/** The environment variables of a test run. STOWAGE_CORPUS is set where the folder of other people's definitions exists. */
export function testEnvironment(environment = process.env) {
  const corpus = resolve(root, environment.STOWAGE_CORPUS ?? "../shared/corpus");
  const found = existsSync(corpus);
  const tools = [
    `node ${process.version} ${process.platform}-${process.arch}`,
    ...[...CHROMES, "aws"].map((name) => located(name, environment)),
    ...ENGINES.map((name) => answering(name, environment)),
    found ? `corpus ${contentHash(corpus)}` : undefined,
  ];
  return { STOWAGE_TEST_TOOLS: tools.filter(Boolean).join("; "), STOWAGE_CORPUS: found ? corpus : undefined };
}

/** The tool's place and size: asking each for its version would take seconds. */
function located(name, environment) {
  const path = which(name, environment);
  return path && `${name} ${realpathSync(path)} ${statSync(path).size}`;
}

/** A container engine counts if its server answers; the program alone runs nothing. */
function answering(name, environment) {
  if (!which(name, environment)) return undefined;
  const { status, stdout } = spawnSync(name, ["version", "--format", "{{.Server.Version}}"], { encoding: "utf8", timeout: 5000 });
  return status === 0 ? `${name} ${stdout.trim()}` : undefined;
}

function which(name, environment) {
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => !folder.endsWith(join("node_modules", ".bin")));
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function contentHash(folder) {
  const hash = createHash("sha256");
  for (const path of readdirSync(folder, { encoding: "utf8", recursive: true }).sort()) {
    if (statSync(join(folder, path)).isFile()) hash.update(`${path}\0`).update(readFileSync(join(folder, path), "utf8"));
  }
  return hash.digest("hex").slice(0, 16);
}
