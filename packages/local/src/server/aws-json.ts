import { isObject, type Issue, type Place } from "@stowage/model";
import type { Input } from "../control/types.js";
import { AwsException } from "../services/aws-exception.js";
import type { AwsService } from "../services/aws-service.js";
import type { AnyOperation } from "../services/operation.js";
import type { HttpAnswer } from "./answer.js";
import { decodeInput } from "./decode-input.js";
import { encodeOutput } from "./encode-output.js";
import { errorAnswer, internalError } from "./error-answer.js";

/** A call of an AWS JSON 1.1 operation. */
export interface AwsJsonCall {
  /** `AmazonEC2ContainerServiceV20141113.ListClusters` */
  readonly target: string;
  readonly body: Buffer;
  readonly place: Place;
  readonly requestId: string;
}

export interface AwsJsonOptions {
  readonly services: readonly AwsService[];
  /** Runs an input in the engine; resolves once what it saw and did is durable. */
  run<R>(input: Input<R>): Promise<R>;
  log(message: string): void;
}

/** Answers calls of the AWS JSON 1.1 protocol: parse, validate, cut to the model, run, serialise by the model. Never rejects. */
export function awsJson({ services, run, log }: AwsJsonOptions): (call: AwsJsonCall) => Promise<HttpAnswer> {
  const routes = new Map(services.map((service) => [service.targetPrefix, routesOf(service)]));

  return async ({ target, body, place, requestId }) => {
    const [prefix = "", name = ""] = target.split(".");
    const route = routes.get(prefix);
    try {
      const { service, operation } = routeTo(route, target, name);
      const input = readInput(service, name, body, log);
      const output = await run((view, now, random) => {
        const { output: result, ...change } = operation.run({ input: input as never, view, place, now, random });
        return { ...change, result };
      });
      const { output: structure } = service.schema.operations[name]!;
      return { status: 200, headers: headersFor(requestId), body: encodeOutput(service.schema, structure, output) };
    } catch (error) {
      if (!(error instanceof AwsException)) log(`${target}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const schema = route?.service.schema;
      const answer = errorAnswer(error instanceof AwsException ? error : internalError(schema), schema);
      return { status: answer.status, headers: headersFor(requestId), body: Buffer.from(JSON.stringify(answer.body)) };
    }
  };
}

interface Routes {
  readonly service: AwsService;
  readonly operations: ReadonlyMap<string, AnyOperation>;
}

function routesOf(service: AwsService): Routes {
  return { service, operations: new Map(service.operations.map((operation) => [operation.name, operation])) };
}

function routeTo(
  routes: Routes | undefined,
  target: string,
  name: string,
): { readonly service: AwsService; readonly operation: AnyOperation } {
  if (routes === undefined || !Object.hasOwn(routes.service.schema.operations, name)) {
    throw new AwsException("UnknownOperationException", `There is no operation "${target}" here.`);
  }
  const operation = routes.operations.get(name);
  if (operation === undefined) {
    throw new AwsException("NotImplemented", `AWS has the operation ${name} of ${routes.service.name}; Stowage does not answer it.`);
  }
  return { service: routes.service, operation };
}

function readInput(service: AwsService, name: string, body: Buffer, log: (message: string) => void): unknown {
  const value = parse(body);
  const issues: Issue[] = [];
  service.validators[name]!(value, issues);
  const unknown = issues.filter((issue) => issue.code === "unknown-field");
  if (unknown.length > 0) log(`${service.name} ${name}: ignored ${unknown.map((issue) => issue.path).join(", ")}`);
  const wrong = issues.find((issue) => issue.code === "wrong-type");
  if (wrong !== undefined) throw new AwsException("SerializationException", `${wrong.path}: ${wrong.message}`);
  const bad = issues.find((issue) => issue.code !== "unknown-field");
  if (bad !== undefined) throw new AwsException(service.invalidInput(name), `${bad.path}: ${bad.message} ${bad.hint}`);
  return decodeInput(service.schema, service.schema.operations[name]!.input, value);
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch (error) {
    throw new AwsException("SerializationException", `The body is not JSON: ${(error as Error).message}`);
  }
  if (!isObject(value)) throw new AwsException("SerializationException", "The body must be a JSON object.");
  return value;
}

function headersFor(requestId: string): { readonly [name: string]: string } {
  return { "content-type": "application/x-amz-json-1.1", "x-amzn-RequestId": requestId };
}
