import { describe, expect, it } from "vitest";
import { parseCpus, parseDuration, parseMebibytes, shellWords } from "./values.js";

describe("a duration", () => {
  it.each([
    ["30s", 30],
    ["1m30s", 90],
    ["1h", 3600],
    ["500ms", 0.5],
    ["1.5m", 90],
    [5, 5],
    ["", undefined],
    ["soon", undefined],
    [null, undefined],
  ])("%j is %j seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });
});

describe("a size", () => {
  it.each([
    ["512M", 512],
    ["1gb", 1024],
    ["1536k", 2],
    [1048576, 1],
    ["0.5G", 512],
    ["much", undefined],
    [null, undefined],
  ])("%j is %j MiB", (text, mebibytes) => {
    expect(parseMebibytes(text)).toBe(mebibytes);
  });
});

describe("a share of cpus", () => {
  it.each([
    ["0.5", 512],
    [2, 2048],
    ["0.0001", 1],
    [0, undefined],
    ["", undefined],
    ["all", undefined],
    [[], undefined],
  ])("%j is %j units", (text, units) => {
    expect(parseCpus(text)).toBe(units);
  });
});

describe("a command line", () => {
  it.each([
    ["node server.js", ["node", "server.js"]],
    ["  sh   -c 'echo \"hi\" $X' ", ["sh", "-c", 'echo "hi" $X']],
    ['a "b c\\"d" e\\ f', ["a", 'b c"d', "e f"]],
    ["''", [""]],
    ['open "end', ["open", "end"]],
    ["", []],
  ])("%j has the words %j", (line, words) => {
    expect(shellWords(line)).toEqual(words);
  });
});
