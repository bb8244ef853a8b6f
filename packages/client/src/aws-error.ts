import { StowageError } from "@stowage/model";

/**
 * What AWS, or the way to it, answered, as an error that says what to do: a `StowageError` with the code `aws-…`. Our own errors pass through.
 *
 * @example
 * const capacity = await clusterCapacity(clients, "main").catch((error: unknown) => Promise.reject(describeAwsError(error)));
 */
export function describeAwsError(error: unknown): Error {
  if (error instanceof StowageError) return error;
  if (!(error instanceof Error)) return new StowageError("aws-unknown", String(error));
  const code = (error as Error & { code?: string }).code ?? firstCode(error);
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "ECONNRESET") {
    return new StowageError("aws-unreachable", `The endpoint does not answer (${code}).`, {
      hint: "Is the engine running (`stowage local`), and is --endpoint-url right?",
      cause: error,
    });
  }
  if (error.name === "CredentialsProviderError") {
    return new StowageError("aws-credentials", "No AWS credentials were found.", {
      hint: "Configure them as for the AWS CLI, or use --local for the embedded engine.",
      cause: error,
    });
  }
  return new StowageError(`aws-${error.name}`, `AWS answered ${error.name}: ${error.message}`, {
    hint: hints[error.name] ?? "The AWS documentation of this error says more.",
    cause: error,
  });
}

function firstCode(error: Error): string | undefined {
  const inner = (error as Error & { errors?: readonly { code?: string }[]; cause?: { code?: string } }).errors?.[0]?.code;
  return inner ?? (error.cause as { code?: string } | undefined)?.code;
}

const hints: { readonly [name: string]: string } = {
  AccessDeniedException: "The credentials lack the permission that the message names.",
  ClusterNotFoundException: "Deploy the Assembly that has the cluster, or name another one.",
  ExpiredTokenException: "Sign in again: the session's credentials have expired.",
  ThrottlingException: "Wait a little and run it again: what was done stays done.",
  UnrecognizedClientException: "The credentials are not valid in this region or partition.",
};
