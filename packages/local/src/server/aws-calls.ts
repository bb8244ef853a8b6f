import { StowageError, type Issue, type Place } from "@stowage/model";
import type { Input } from "../control/types.js";
import { AwsException } from "../services/aws-exception.js";
import type { AwsService } from "../services/aws-service.js";
import type { AnyOperation } from "../services/operation.js";
import type { HttpAnswer } from "./answer.js";
import { decodeInput } from "./protocols/decode-input.js";
import { internalError } from "./protocols/error-members.js";
import type { Protocol } from "./protocols/protocol.js";

/** A call of an operation of AWS, in whatever protocol. */
export interface AwsCall {
  /** What it is called by, for messages: `AmazonEC2ContainerServiceV20141113.ListClusters`. */
  readonly target: string;
  /** Undefined: no service here goes by what the request says. */
  readonly service: AwsService | undefined;
  readonly operation: string;
  readonly protocol: Protocol;
  readonly body: Buffer;
  readonly place: Place;
  readonly requestId: string;
  /** Where the caller has reached the engine: `http://127.0.0.1:4580`. */
  readonly endpoint: string;
}

export interface AwsCallOptions {
  readonly services: readonly AwsService[];
  /** Runs an input in the engine; resolves once what it saw and did is durable. */
  run<R>(input: Input<R>): Promise<R>;
  log(message: string): void;
}

/** Answers calls: parse, validate, cut to the model, run, serialise by the model. Never rejects. */
export function awsCalls({ services, run, log }: AwsCallOptions): (call: AwsCall) => Promise<HttpAnswer> {
  const operationsOf = new Map(services.map((service) => [service, new Map(service.operations.map((one) => [one.name, one]))]));

  return async (call) => {
    const { target, service, operation: name, protocol, body, place, requestId, endpoint } = call;
    const headers = { ...protocol.headers, [protocol.idHeader]: requestId };
    try {
      if (service === undefined || !Object.hasOwn(service.schema.operations, name)) {
        throw new AwsException(protocol.exceptions.unknownOperation, `There is no operation "${target}" here.`);
      }
      const operation = implemented(operationsOf.get(service)?.get(name), service, name);
      const input = readInput(protocol, service, name, body, log);
      const output = await run((view, now, random) => {
        const { output: result, ...change } = operation.run({ input: input as never, view, place, now, random, endpoint });
        return { ...change, result };
      });
      return { status: 200, headers, body: protocol.write(service, name, output, requestId) };
    } catch (error) {
      if (!(error instanceof AwsException)) log(`${target}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const known =
        error instanceof AwsException ? error : internalError(service?.schema, error instanceof StowageError ? error : undefined);
      const answer = protocol.error(known, service, requestId);
      return { status: answer.status, headers: { ...headers, ...answer.headers }, body: answer.body };
    }
  };
}

function implemented(operation: AnyOperation | undefined, service: AwsService, name: string): AnyOperation {
  if (operation !== undefined) return operation;
  throw new AwsException("NotImplemented", `AWS has the operation ${name} of ${service.name}; Stowage does not answer it.`);
}

function readInput(protocol: Protocol, service: AwsService, name: string, body: Buffer, log: (message: string) => void): unknown {
  const value = protocol.read(service, name, body);
  const issues: Issue[] = [];
  service.validators[name]!(value, issues);
  const unknown = issues.filter((issue) => issue.code === "unknown-field");
  if (unknown.length > 0) log(`${service.name} ${name}: ignored ${unknown.map((issue) => issue.path).join(", ")}`);
  const wrong = issues.find((issue) => issue.code === "wrong-type");
  if (wrong !== undefined) throw new AwsException(protocol.exceptions.wrongType, `${wrong.path}: ${wrong.message}`);
  const bad = issues.find((issue) => issue.code !== "unknown-field");
  if (bad !== undefined) throw new AwsException(service.invalidInput(name), `${bad.path}: ${bad.message} ${bad.hint}`);
  return decodeInput(service.schema, service.schema.operations[name]!.input, value);
}
