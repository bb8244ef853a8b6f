import { isObject, StowageError, type Place } from "@stowage/model";
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { answerHook, waitingHooks, type HookAnswer } from "../control/deployments/staged/answer-hook.js";
import type { Input } from "../control/types.js";
import { json, type HttpAnswer } from "./answer.js";
import { giveAutoScalingGroups, type LocalAutoScalingGroups } from "./auto-scaling-groups.js";
import { takeBack } from "./take-back.js";
import { giveLocalSection, readLocalSection } from "./local-section.js";
import { setAgentConnected, setFargateCapacity, type FargateCapacity } from "./mishaps.js";
import { giveServiceLoad } from "./service-load.js";

/** What the pages under `/_stowage/` show and do. */
export interface StowagePages {
  /** What `health` says beside `status`. */
  readonly about: { readonly [member: string]: unknown };
  /** What who wants to say how containers run here must know: the content of the file `token` in the data folder. */
  readonly token: string;
  /** Empties the engine; absent where it keeps its data. */
  readonly reset?: (() => Promise<void>) | undefined;
  /** Where services are that are named without a region. */
  readonly place: Place;
  endpoints(): readonly object[];
  run<R>(input: Input<R>): Promise<R>;
}

/** Answers a request for a page of our own (the streams aside). */
export async function stowagePage(pages: StowagePages, request: IncomingMessage, body: Buffer): Promise<HttpAnswer> {
  const path = (request.url ?? "").replace(/[?#].*$/, "");
  const page = routes[path];
  if (page === undefined)
    return json(404, problem("not-found", `There is no page ${path}.`, `There are: ${Object.keys(routes).join(", ")}.`));
  if (request.method !== page.method) return json(405, problem("method", `${path} takes ${page.method}.`));
  return page.answer(pages, request, body);
}

const routes: {
  readonly [path: string]: {
    readonly method: string;
    answer(pages: StowagePages, request: IncomingMessage, body: Buffer): HttpAnswer | Promise<HttpAnswer>;
  };
} = {
  "/_stowage/health": {
    method: "GET",
    async answer({ about, run }) {
      // It has answered once the engine has.
      await run(() => ({ result: undefined }));
      return json(200, { status: "ready", ...about });
    },
  },
  "/_stowage/endpoints": { method: "GET", answer: (pages) => json(200, { endpoints: pages.endpoints() }) },
  "/_stowage/reset": {
    method: "POST",
    async answer({ reset }) {
      if (reset === undefined)
        return json(403, problem("not-ephemeral", "This engine keeps its data and is not emptied.", "Start it with --ephemeral."));
      await reset();
      return json(200, { status: "empty" });
    },
  },
  "/_stowage/hooks": {
    method: "POST",
    async answer({ run }, _request, body) {
      const given = parse(body) as Partial<HookAnswer> | null;
      const { hookId } = given ?? {};
      if (typeof hookId !== "string") return json(200, { hooks: await run((view) => ({ result: waitingHooks(view) })) });
      const known = await run((view, now) => {
        const commands = answerHook(view, { ...given, hookId }, now);
        return { commands: commands ?? [], result: commands !== undefined };
      });
      if (known) return json(200, { status: "taken" });
      return json(404, problem("hook", `No lifecycle hook ${hookId} waits for an answer.`, "POST {} lists those that do."));
    },
  },
  "/_stowage/local": {
    method: "PUT",
    answer(pages, request, body) {
      if (!knows(pages.token, request.headers["x-stowage-token"])) {
        return json(
          403,
          problem("token", "The header x-stowage-token is missing or wrong.", "It is in the file `token` of the engine's data folder."),
        );
      }
      return refusing(() => pages.run(giveLocalSection(pages.place, readLocalSection(parse(body)))));
    },
  },
  "/_stowage/load": {
    method: "PUT",
    answer: (pages, _request, body) =>
      refusing(() => {
        const { service, ...load } = objectIn(parse(body));
        return pages.run(giveServiceLoad(pages.place, String(service), load));
      }),
  },
  "/_stowage/groups": {
    method: "PUT",
    answer: (pages, _request, body) => refusing(() => pages.run(giveAutoScalingGroups(pages.place, parse(body) as LocalAutoScalingGroups))),
  },
  "/_stowage/interrupt": {
    method: "POST",
    answer: (pages, _request, body) => refusing(() => pages.run(takeBack(String(objectIn(parse(body))["arn"])))),
  },
  "/_stowage/fargate": {
    method: "PUT",
    answer: (pages, _request, body) =>
      refusing(() => {
        const { capacityProvider, capacity } = objectIn(parse(body));
        return pages.run(setFargateCapacity(pages.place, String(capacityProvider), capacity as FargateCapacity));
      }),
  },
  "/_stowage/agent": {
    method: "PUT",
    answer: (pages, _request, body) =>
      refusing(() => {
        const { arn, connected } = objectIn(parse(body));
        return pages.run(setAgentConnected(String(arn), connected === true));
      }),
  },
};

/** The answer, or what is wrong with the request. */
async function refusing(run: () => Promise<object>): Promise<HttpAnswer> {
  try {
    return json(200, await run());
  } catch (error) {
    if (!(error instanceof StowageError)) throw error;
    return json(400, problem(error.code, error.message, error.hint));
  }
}

function objectIn(value: unknown): { readonly [member: string]: unknown } {
  if (!isObject(value)) throw new StowageError("json", "The body must be a JSON object.");
  return value;
}

export function problem(code: string, message: string, hint?: string): object {
  return { error: { code, message, ...(hint !== undefined && { hint }) } };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw new StowageError("json", `The body is not JSON: ${(error as Error).message}`);
  }
}

function knows(token: string, given: string | readonly string[] | undefined): boolean {
  const [right, said] = [Buffer.from(token), Buffer.from(typeof given === "string" ? given : "")];
  return right.length === said.length && timingSafeEqual(right, said);
}
