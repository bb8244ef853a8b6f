import type { RemoveListenerCertificatesInput, RemoveListenerCertificatesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { requireListener } from "./listeners.js";

export const removeListenerCertificates: Operation<RemoveListenerCertificatesInput, RemoveListenerCertificatesOutput> = operation(
  "RemoveListenerCertificates",
  ({ input, view }) => {
    const { arn, listener: before } = requireListener(view, input.ListenerArn);
    const gone = new Set(input.Certificates?.map(({ CertificateArn }) => CertificateArn));
    if (before.Certificates?.some(({ CertificateArn, IsDefault }) => IsDefault && gone.has(CertificateArn))) {
      throw new AwsException("OperationNotPermittedException", "Default certificate cannot be removed");
    }
    const listener = { ...before, Certificates: before.Certificates?.filter(({ CertificateArn }) => !gone.has(CertificateArn)) };
    return { output: {}, commands: [{ op: "patch", table: "listeners", key: arn, row: { listener }, why: "RemoveListenerCertificates" }] };
  },
);
