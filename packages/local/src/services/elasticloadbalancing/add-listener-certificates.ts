import type { AddListenerCertificatesInput, AddListenerCertificatesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { requireListener } from "./listeners.js";
import { invalid } from "./refuse.js";

export const addListenerCertificates: Operation<AddListenerCertificatesInput, AddListenerCertificatesOutput> = operation(
  "AddListenerCertificates",
  ({ input, view }) => {
    const { arn, listener: before } = requireListener(view, input.ListenerArn);
    const known = before.Certificates ?? [];
    if (known.length === 0) return invalid("Certificates are for HTTPS and TLS listeners.");
    const added = (input.Certificates ?? [])
      .map(({ CertificateArn }) => ({ CertificateArn, IsDefault: false }))
      .filter(({ CertificateArn }) => !known.some((one) => one.CertificateArn === CertificateArn));
    const listener = { ...before, Certificates: [...known, ...added] };
    return {
      output: { Certificates: added },
      commands: [{ op: "patch", table: "listeners", key: arn, row: { listener }, why: "AddListenerCertificates" }],
    };
  },
);
