import { describe, expect, it } from "vitest";
import type { Notes } from "../import/note.js";
import { extendServices } from "./extend-services.js";

describe("a service that extends another of its file", () => {
  const base = {
    image: "base",
    command: ["a", "b"],
    environment: ["A=1", "B=1"],
    ports: ["80:80"],
    volumes: ["data:/data:ro", "logs:/logs"],
    secrets: ["one"],
    depends_on: ["db"],
    healthcheck: { test: ["CMD", "x"], interval: "5s" },
    deploy: { resources: { limits: { memory: "1g", cpus: "1" } } },
  };

  it.each([
    ["takes what it does not say itself", {}, {}],
    ["takes a text in the place of another", { image: "own" }, { image: "own" }],
    ["has the whole of its own command", { command: "c" }, { command: "c" }],
    ["adds to variables, however they are written", { environment: { B: "2" } }, { environment: { A: "1", B: "2" } }],
    ["adds to its ports, each once", { ports: ["80:80", "81:81"] }, { ports: ["80:80", "81:81"] }],
    ["mounts one volume at each place", { volumes: ["own:/data"] }, { volumes: ["logs:/logs", "own:/data"] }],
    ["has each secret once", { secrets: [{ source: "one" }] }, { secrets: [{ source: "one" }] }],
    [
      "waits for more",
      { depends_on: { b: { condition: "service_healthy" } } },
      { depends_on: { db: null, b: { condition: "service_healthy" } } },
    ],
    ["has the whole of its own test", { healthcheck: { test: ["NONE"] } }, { healthcheck: { test: ["NONE"], interval: "5s" } }],
    [
      "merges maps at every depth",
      { deploy: { resources: { limits: { cpus: "2" } } } },
      { deploy: { resources: { limits: { memory: "1g", cpus: "2" } } } },
    ],
  ])("%s", (_what, own, wanted) => {
    const notes: Notes = [];
    expect(extendServices({ base, web: { extends: "base", ...own } }, notes)["web"]).toEqual({ ...base, ...wanted });
    expect(notes).toEqual([]);
  });

  it("takes what that one extends", () => {
    const services = { a: { image: "a", user: "1" }, b: { extends: { service: "a" }, user: "2" }, c: { extends: "b", tty: true } };
    expect(extendServices(services, [])["c"]).toEqual({ image: "a", user: "2", tty: true });
  });

  it.each([
    ["another file", { a: { extends: { file: "common.yml", service: "x" } } }, /common\.yml/],
    ["nothing", { a: { extends: "x" } }, /no service "x"/],
    ["itself", { a: { extends: "a" } }, /circle/],
  ])("is noted where it extends %s", (_what, services, message) => {
    const notes: Notes = [];
    expect(extendServices(services, notes)).toEqual({ a: {} });
    expect(notes).toMatchObject([
      { path: "/services/a/extends", message: expect.stringMatching(message), hint: expect.stringMatching(/./) },
    ]);
  });

  it("is noted where several extend each other in a circle", () => {
    const notes: Notes = [];
    extendServices({ a: { extends: "b" }, b: { extends: "a" } }, notes);
    expect(notes.map(({ path }) => path).sort()).toEqual(["/services/a/extends", "/services/b/extends"]);
  });
});
