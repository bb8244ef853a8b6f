import type { AwsException } from "../../services/aws-exception.js";
import type { AwsService } from "../../services/aws-service.js";

/** How one wire protocol of AWS writes requests, answers and errors; the model's tables say the rest. */
export interface Protocol {
  /** Headers of every answer, but for the request's id. */
  readonly headers: { readonly [name: string]: string };
  /** A header that carries the request's id. */
  readonly idHeader: string;
  /**
   * A request's body as the value that validators take: times are seconds since 1970, blobs base64.
   *
   * @throws {AwsException} for a body that is none of this protocol's.
   */
  read(service: AwsService, operation: string, body: Buffer): unknown;
  write(service: AwsService, operation: string, output: unknown, requestId: string): string | Buffer;
  error(error: AwsException, service: AwsService | undefined, requestId: string): ErrorAnswer;
  /** The exception for an operation that the service does not have, and for values of a wrong type. */
  readonly exceptions: { readonly unknownOperation: string; readonly wrongType: string };
}

export interface ErrorAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string | Buffer;
}
