import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectTls } from "./service-connect-tls.js";

const tls = (awsPcaAuthorityArn: string, roleArn?: string) =>
  service({
    serviceConnectConfiguration: {
      enabled: true,
      services: [{ portName: "http", tls: { issuerCertificateAuthority: { awsPcaAuthorityArn }, ...(roleArn && { roleArn }) } }],
    },
  });
const authority = "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/1";
const role = "arn:aws:iam::123456789012:role/tls";

testRule(serviceConnectTls, {
  passes: { whole: tls(authority, role) },
  fails: {
    "no ARN": [
      tls("ca", role),
      "authority",
      "/serviceConnectConfiguration/services/0/tls/issuerCertificateAuthority/awsPcaAuthorityArn",
      { arn: "ca" },
    ],
    "no role": [tls(authority), "role", "/serviceConnectConfiguration/services/0/tls/roleArn"],
  },
});
