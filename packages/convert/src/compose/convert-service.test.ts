import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compileSource } from "../../test/run-source.js";
import { importCompose } from "./import-compose.js";

const imported = (web: object, more: object = {}) => importCompose(stringify({ services: { web: { image: "web", ...web } }, ...more }));

describe("what a service says and ECS does not have", () => {
  it.each([
    ["profiles", { profiles: ["debug"] }, "/profiles", /profile alone \(debug\)/],
    ["the check of its image", { healthcheck: { interval: "5s" } }, "/healthcheck", /check of the image/],
    ["a job", { deploy: { mode: "replicated-job" } }, "/deploy/mode", /always started again/],
    ["an end", { restart: "on-failure:3" }, "/restart", /always started again/],
    ["a pause", { deploy: { update_config: { failure_action: "pause" } } }, "/deploy/update_config/failure_action", /pauses no/],
    ["its host", { extra_hosts: ["me:host-gateway"] }, "/extra_hosts", /host-gateway/],
    ["seccomp", { security_opt: ["seccomp:x.json"] }, "/security_opt/0", /no security option "seccomp:x.json"/],
    ["no-new-privileges", { security_opt: ["no-new-privileges:true"] }, "/security_opt/0", /not for tasks on Fargate/],
    ["a driver of logs", { logging: { driver: "json-file" } }, "/logging", /json-file is not for tasks on Fargate/],
    ["a part of a volume", { volumes: [{ source: "a", target: "/a", volume: { subpath: "b" } }] }, "/volumes/0/volume/subpath", /whole/],
    ["a folder that a variable names", { volumes: ["${HERE}/data:/data"] }, "/volumes/0", /HERE\}\/data lies on the machine/],
    ["one whose variable is asked for", { volumes: ["${HERE:?say it}/data:/data:ro"] }, "/volumes/0", /say it\}\/data lies on the machine/],
    ["a folder of Windows", { volumes: ["C:\\data:/data:ro"] }, "/volumes/0", /C:\\data lies on the machine/],
    ["options of the default driver of logs", { logging: { options: { a: "1" } } }, "/logging", /json-file/],
    ["an address", { networks: { a: { ipv4_address: "10.0.0.2" } } }, "/networks/a/ipv4_address", /address that it gets/],
    ["an empty entry point", { entrypoint: "" }, "/entrypoint", /that of the image stays/],
    [
      "generic resources",
      { deploy: { resources: { reservations: { generic_resources: [] } } } },
      "/deploy/resources/reservations/generic_resources",
      /./,
    ],
    ["a signal", { stop_signal: "SIGINT" }, "/stop_signal", /no counterpart/],
    ["no image", { image: undefined }, "", /^It names no image\.$/],
    ["instances", { privileged: true, pid: "host" }, "", /Fargate has no privileged, pid\./],
    ["a size", { cpus: 64 }, "", /Fargate has no size with 65536 units of cpu/],
  ])("is noted: %s", (_what, web, path, message) => {
    expect(imported(web).diagnostics).toContainEqual(
      expect.objectContaining({ path: `/services/web${path}`, message: expect.stringMatching(message), hint: expect.stringMatching(/./) }),
    );
  });

  it.each([
    ["another file", { include: ["other.yaml"] }, "/include"],
    ["models", { models: { llm: {} } }, "/models"],
    ["networks", { networks: { front: {} } }, "/networks"],
  ])("is noted beside services: %s", (_what, more, path) => {
    expect(imported({}, more).diagnostics.map((note) => note.path)).toContain(path);
  });

  it("is not noted where it says nothing of what runs", () => {
    const more = { version: "3", name: "x", networks: { default: {} }, "x-own": { a: "${A}" }, volumes: {} };
    const depends_on = { elsewhere: { condition: "service_started", required: false } };
    expect(imported({ pull_policy: "always", depends_on, "x-own": 1 }, more).diagnostics.map(({ path }) => path)).toEqual([""]);
  });

  it("is noted once of a job that runs in several tasks", () => {
    const wait = { image: "a", depends_on: { job: { condition: "service_completed_successfully" } } };
    const job = { image: "job", restart: "no", depends_on: { db: { condition: "service_healthy" } } };
    const { diagnostics } = importCompose(stringify({ services: { a: wait, b: wait, job, db: { image: "db" } } }));
    expect(diagnostics.map(({ path }) => path)).toEqual(["/services/job", "/services/job/depends_on", "/services/db", ""]);
  });
});

describe("what a service says in the words of ECS", () => {
  const container = (web: object): unknown =>
    Object.values(compileSource(imported(web).source).assembly.taskDefinitions ?? {})[0]?.containerDefinitions?.[0];

  it.each([
    [
      { devices: [{ source: "/dev/a", target: "/dev/b", permissions: "r" }] },
      { linuxParameters: { devices: [{ hostPath: "/dev/a", containerPath: "/dev/b", permissions: ["read"] }] } },
    ],
    [{ privileged: true, security_opt: ["no-new-privileges:true"] }, { dockerSecurityOptions: ["no-new-privileges"] }],
    [{ gpus: "all" }, { resourceRequirements: [{ type: "GPU", value: "ALL" }] }],
    [{ gpus: [{ count: 2 }] }, { resourceRequirements: [{ type: "GPU", value: "2" }] }],
    [
      { secrets: ["pw"], environment: { DB_PASSWORD_FILE: "/run/secrets/pw" } },
      { secrets: [{ name: "DB_PASSWORD", valueFrom: "/app/pw" }] },
    ],
  ])("%j", (web, wanted) => {
    expect(container(web)).toMatchObject(wanted);
  });

  it("has no variable left that points to a secret, wherever in the file it stands", () => {
    const { source } = imported({ secrets: ["pw"], environment: { DB_PASSWORD_FILE: "/run/secrets/pw" } });
    expect(source).not.toContain("DB_PASSWORD_FILE");
  });

  it("keeps numbers that are too large to be exact", () => {
    const { source } = importCompose("services: { web: { image: a, environment: { ID: 123456789012345678, PORT: 80 } } }");
    expect(source).toContain('.env({ ID: "123456789012345678", PORT: "80" })');
  });
});

describe("a place in the file", () => {
  it("is that of the anchor or of the service from which a value comes", () => {
    const text = [
      "x-env: &env { TOKEN: '${TOKEN}' }",
      "x-base: &base",
      "  image: web",
      "  environment: *env",
      "services:",
      "  web: { <<: *base }",
      "  api: { extends: web, stop_signal: SIGINT }",
      "  more: { extends: api }",
    ].join("\n");
    const { diagnostics } = importCompose(text, { file: "a.yaml" });
    const lines = diagnostics.map(({ path, location }) => [path, location?.line]);
    expect(lines).toContainEqual(["/services/web/environment/TOKEN", 1]);
    expect(lines).toContainEqual(["/services/api/stop_signal", 7]);
    expect(lines).toContainEqual(["/services/more/stop_signal", 8]);
  });
});
