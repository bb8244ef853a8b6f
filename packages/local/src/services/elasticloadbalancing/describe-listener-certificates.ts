import type { DescribeListenerCertificatesInput, DescribeListenerCertificatesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { requireListener } from "./listeners.js";
import { elbPage } from "./pages.js";

export const describeListenerCertificates: Operation<DescribeListenerCertificatesInput, DescribeListenerCertificatesOutput> = operation(
  "DescribeListenerCertificates",
  ({ input, view }) => {
    const { listener } = requireListener(view, input.ListenerArn);
    const sorted = (listener.Certificates ?? []).toSorted((a, b) => ((a.CertificateArn ?? "") < (b.CertificateArn ?? "") ? -1 : 1));
    const { items, NextMarker } = elbPage(sorted, ({ CertificateArn = "" }) => CertificateArn, input);
    return { output: { Certificates: items, NextMarker } };
  },
);
