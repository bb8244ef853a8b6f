import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { StowageError } from "@stowage/model";
import { loadEntry } from "./load-entry.js";
import type { Entry, LoadOptions } from "./entry.js";

const run = promisify(execFile);

/**
 * Reads an ENTRY as it is, or as it was: `main:apps/shop` is `apps/shop` in git's revision `main`. What is committed of the repository is put
 * into a folder of its own; packages come from the working tree's `node_modules`.
 *
 * @throws {StowageError} `input-revision` if git does not know the revision; `input-…` as loadEntry.
 */
export async function loadRevision(operand: string, cwd: string, options: LoadOptions): Promise<Entry> {
  const [, revision, entry] = /^([^:]{2,}):(.*)$/.exec(operand) ?? [];
  if (revision === undefined || entry === undefined || existsSync(resolve(cwd, operand))) return loadEntry(operand, cwd, options);
  const root = (await git(["rev-parse", "--show-toplevel"], cwd, operand)).trim();
  const folder = await mkdtemp(join(tmpdir(), "stowage-revision-"));
  try {
    const archive = join(folder, "tree.tar");
    await git(["archive", "--format=tar", `--output=${archive}`, revision], root, operand);
    const tree = join(folder, "tree");
    await mkdir(tree);
    await run("tar", ["-xf", archive, "-C", tree]);
    const here = relative(root, resolve(cwd, entry));
    await linkPackages(root, tree, here);
    return { ...(await loadEntry(here, tree, options)), name: operand };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The `node_modules` of the entry's folder and of every folder above it. */
async function linkPackages(root: string, tree: string, entry: string): Promise<void> {
  for (let folder = entry; ; folder = dirname(folder)) {
    const packages = join(root, folder, "node_modules");
    if (existsSync(packages) && existsSync(join(tree, folder))) await symlink(packages, join(tree, folder, "node_modules"));
    if (folder === "." || folder === "") return;
  }
}

async function git(args: readonly string[], cwd: string, operand: string): Promise<string> {
  try {
    return (await run("git", args, { cwd })).stdout;
  } catch (cause) {
    const said = ((cause as { stderr?: string }).stderr ?? String(cause)).trim();
    throw new StowageError("input-revision", `${operand} cannot be read from git: ${said}`, {
      hint: "Write REVISION:ENTRY, e.g. main:apps/shop, inside a repository.",
      cause,
    });
  }
}
