const guide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/";
const reference = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/";
const scaling = "https://docs.aws.amazon.com/autoscaling/application/APIReference/";
const discovery = "https://docs.aws.amazon.com/cloud-map/latest/api/";

/**
 * The address of a documentation page: `API_NAME` in the ECS API reference, `scaling/API_NAME` in Application Auto Scaling's,
 * `discovery/API_NAME` in Cloud Map's, anything else in the ECS developer guide; a whole address stays.
 *
 * @example
 * docsLink("API_PortMapping"); // "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"
 */
export function docsLink(page: string): string {
  if (page.startsWith("https://")) return page;
  if (page.startsWith("scaling/")) return withExtension(scaling, page.slice("scaling/".length));
  if (page.startsWith("discovery/")) return withExtension(discovery, page.slice("discovery/".length));
  return withExtension(page.startsWith("API_") ? reference : guide, page);
}

function withExtension(base: string, page: string): string {
  const [name, anchor] = page.split("#");
  return `${base}${name}.html${anchor === undefined ? "" : `#${anchor}`}`;
}
