/**
 * The digest that an image is named by; undefined for one that is named by a tag, since there is no registry here that could resolve it.
 *
 * @example imageDigest("shop/web@sha256:1a2b…") // "sha256:1a2b…"
 */
export function imageDigest(image: string | undefined): string | undefined {
  return /@(sha256:[0-9a-f]{64})$/.exec(image ?? "")?.[1];
}
