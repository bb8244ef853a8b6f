import type { Certificate, Listener, ListenerAttribute, Rule } from "@stowage/model/elbv2";
import { byName } from "./by-name.js";
import { allPages } from "./cluster-api.js";
import type { LoadBalancingApi } from "./cluster-api.js";

/** A listener with what is asked for by calls of their own. */
export interface ReadListener {
  readonly listener: Listener;
  /** The default one first. */
  readonly certificates: readonly Certificate[];
  /** The default one among them. */
  readonly rules: readonly Rule[];
  readonly attributes: readonly ListenerAttribute[];
}

/** By their ports, rules by their priorities, and certificates by their ARNs. */
export async function readListeners(api: LoadBalancingApi, LoadBalancerArn: string): Promise<ReadListener[]> {
  const listeners = await allPages(
    (Marker) => api.describeListeners({ LoadBalancerArn, Marker }),
    ({ Listeners }) => Listeners,
    ({ NextMarker }) => NextMarker,
  );
  const read: ReadListener[] = [];
  for (const listener of listeners.toSorted((a, b) => Number(a.Port) - Number(b.Port))) {
    const { ListenerArn = "", Certificates = [] } = listener;
    const rules = await allPages(
      (Marker) => api.describeRules({ ListenerArn, Marker }),
      ({ Rules }) => Rules,
      ({ NextMarker }) => NextMarker,
    );
    const { Attributes: attributes = [] } = await api.describeListenerAttributes({ ListenerArn });
    // The default one may be in the list too, and is answered twice then. Source: Elastic Load Balancing API, DescribeListenerCertificates.
    const usual = Certificates[0]?.CertificateArn;
    const others = usual === undefined ? [] : (await readCertificates(api, ListenerArn)).filter((one) => one.CertificateArn !== usual);
    read.push({ listener, certificates: [...Certificates, ...others], rules: rules.toSorted(byPriority), attributes });
  }
  return read;
}

function byPriority(a: Rule, b: Rule): number {
  return a.IsDefault === b.IsDefault ? Number(a.Priority) - Number(b.Priority) : a.IsDefault === true ? 1 : -1;
}

async function readCertificates(api: LoadBalancingApi, ListenerArn: string): Promise<Certificate[]> {
  const certificates = await allPages(
    (Marker) => api.describeListenerCertificates({ ListenerArn, Marker }),
    ({ Certificates }) => Certificates,
    ({ NextMarker }) => NextMarker,
  );
  return certificates.toSorted(byName("CertificateArn"));
}
