import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editJson } from "./edit-json.js";

const lines = (...all: string[]): string => all.join("\n");
const file = lines("{", '  "a" : 1,', '  "b": { "c": 2, "d":3 },', "", '\t"list": [', "    1,", "    2", "  ]", "}", "");

describe("an edit changes what it is about and nothing else", () => {
  it.each<[string, Parameters<typeof editJson>[1], string]>([
    [
      "removing a first member",
      [{ op: "remove", path: "/a" }],
      lines("{", '  "b": { "c": 2, "d":3 },', "", '\t"list": [', "    1,", "    2", "  ]", "}", ""),
    ],
    [
      "removing a middle member",
      [{ op: "remove", path: "/b" }],
      lines("{", '  "a" : 1,', '  "list": [', "    1,", "    2", "  ]", "}", "").replace('  "list"', '  "list"'),
    ],
    ["removing a last member", [{ op: "remove", path: "/list" }], lines("{", '  "a" : 1,', '  "b": { "c": 2, "d":3 }', "}", "")],
    ["removing within a line", [{ op: "remove", path: "/b/c" }], file.replace('"c": 2, ', "")],
    ["removing at the end of a line", [{ op: "remove", path: "/b/d" }], file.replace(', "d":3', "")],
    [
      "removing all members",
      [
        { op: "remove", path: "/b/c" },
        { op: "remove", path: "/b/d" },
      ],
      file.replace('{ "c": 2, "d":3 }', "{}"),
    ],
    ["removing the first item", [{ op: "remove", path: "/list/0" }], file.replace("    1,\n", "")],
    ["removing the last item", [{ op: "remove", path: "/list/1" }], file.replace(",\n    2", "")],
    ["writing a value", [{ op: "replace", path: "/b/d", value: "x" }], file.replace("3", '"x"')],
    ["writing an item", [{ op: "replace", path: "/list/1", value: true }], file.replace("    2", "    true")],
    ["renaming a member", [{ op: "move", from: "/a", path: "/alpha" }], file.replace('"a"', '"alpha"')],
    ["adding on a line of its own", [{ op: "add", path: "/e", value: "x" }], file.replace("  ]\n", '  ],\n\t"e": "x"\n')],
    ["adding within a line", [{ op: "add", path: "/b/e", value: "x" }], file.replace('"d":3', '"d":3, "e": "x"')],
  ])("%s", (_, operations, expected) => expect(editJson(file, operations)).toBe(expected));

  it("adds to an empty object, and keeps the line ends of the file", () => {
    expect(editJson('{ "a": {} }', [{ op: "add", path: "/a/b", value: 1 }])).toBe('{ "a": { "b": 1 } }');
    expect(editJson('{\r\n  "a": 1\r\n}\r\n', [{ op: "add", path: "/b", value: 1 }])).toBe('{\r\n  "a": 1,\r\n  "b": 1\r\n}\r\n');
  });
  it("reads escaped names", () =>
    expect(editJson('{ "a/b": { "c~d": 1 } }', [{ op: "remove", path: "/a~1b/c~0d" }])).toBe('{ "a/b": {} }'));
  it.each<Parameters<typeof editJson>[1]>([
    [{ op: "remove", path: "/x" }],
    [{ op: "replace", path: "/list/9", value: 1 }],
    [{ op: "move", from: "/list/0", path: "/list/x" }],
    [{ op: "add", path: "/a/b", value: 1 }],
  ])("finds no place for %j", (...operations) => expect(editJson(file, operations)).toBeUndefined());
});

describe("for any document, however it is laid out", () => {
  const value = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 5 });
  const indent = fc.constantFrom(undefined, 1, 2, 4, "\t");

  it("a removal leaves the other members' text as it is", () => {
    fc.assert(
      fc.property(value, indent, fc.nat(), (document, space, pick) => {
        const text = JSON.stringify(document, undefined, space);
        const names = Object.keys(document);
        const gone = names[pick % names.length]!;
        const { [gone]: _, ...rest } = document;
        const edited = editJson(text, [{ op: "remove", path: `/${gone}` }]);
        expect(edited).toBe(names.length === 1 ? "{}" : JSON.stringify(rest, undefined, space));
      }),
    );
  });
  it("an addition and a renaming do too", () => {
    fc.assert(
      fc.property(value, fc.constantFrom(2, 4, "\t"), (document, space) => {
        const text = JSON.stringify(document, undefined, space);
        const [first = ""] = Object.keys(document);
        expect(editJson(text, [{ op: "add", path: "/added", value: 1 }])).toBe(JSON.stringify({ ...document, added: 1 }, undefined, space));
        const renamed = Object.fromEntries(Object.entries(document).map(([name, own]) => [name === first ? "renamed" : name, own]));
        expect(editJson(text, [{ op: "move", from: `/${first}`, path: "/renamed" }])).toBe(JSON.stringify(renamed, undefined, space));
      }),
    );
  });
});
