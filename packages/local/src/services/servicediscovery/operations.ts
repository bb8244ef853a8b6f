import type { AnyOperation } from "../operation.js";
import { createHttpNamespace } from "./create-http-namespace.js";
import { createPrivateDnsNamespace } from "./create-private-dns-namespace.js";
import { createPublicDnsNamespace } from "./create-public-dns-namespace.js";
import { createService } from "./create-service.js";
import { deleteNamespace } from "./delete-namespace.js";
import { deleteServiceAttributes } from "./delete-service-attributes.js";
import { deleteService } from "./delete-service.js";
import { deregisterInstance } from "./deregister-instance.js";
import { discoverInstancesRevision } from "./discover-instances-revision.js";
import { discoverInstances } from "./discover-instances.js";
import { getInstance } from "./get-instance.js";
import { getInstancesHealthStatus } from "./get-instances-health-status.js";
import { getNamespace } from "./get-namespace.js";
import { getOperation } from "./get-operation.js";
import { getServiceAttributes } from "./get-service-attributes.js";
import { getService } from "./get-service.js";
import { listInstances } from "./list-instances.js";
import { listNamespaces } from "./list-namespaces.js";
import { listOperations } from "./list-operations.js";
import { listServices } from "./list-services.js";
import { listTagsForResource } from "./list-tags-for-resource.js";
import { registerInstance } from "./register-instance.js";
import { tagResource } from "./tag-resource.js";
import { untagResource } from "./untag-resource.js";
import { updateHttpNamespace } from "./update-http-namespace.js";
import { updateInstanceCustomHealthStatus } from "./update-instance-custom-health-status.js";
import { updatePrivateDnsNamespace } from "./update-private-dns-namespace.js";
import { updatePublicDnsNamespace } from "./update-public-dns-namespace.js";
import { updateServiceAttributes } from "./update-service-attributes.js";
import { updateService } from "./update-service.js";

/** The operations of AWS Cloud Map that are answered, one a file. */
export const operations: readonly AnyOperation[] = [
  createHttpNamespace,
  createPrivateDnsNamespace,
  createPublicDnsNamespace,
  createService,
  deleteNamespace,
  deleteServiceAttributes,
  deleteService,
  deregisterInstance,
  discoverInstancesRevision,
  discoverInstances,
  getInstance,
  getInstancesHealthStatus,
  getNamespace,
  getOperation,
  getServiceAttributes,
  getService,
  listInstances,
  listNamespaces,
  listOperations,
  listServices,
  listTagsForResource,
  registerInstance,
  tagResource,
  untagResource,
  updateHttpNamespace,
  updateInstanceCustomHealthStatus,
  updatePrivateDnsNamespace,
  updatePublicDnsNamespace,
  updateServiceAttributes,
  updateService,
];
