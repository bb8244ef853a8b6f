/**
 * An error that goes to the client as AWS would send it.
 *
 * @example
 * throw new AwsException("ClusterNotFoundException", "Cluster not found.");
 */
export class AwsException extends Error {
  /** The shape's name in the service's model, or one of AWS's common errors. */
  readonly type: string;
  /** Further members of the error's shape. */
  readonly members: { readonly [name: string]: unknown };

  constructor(type: string, message: string, members: { readonly [name: string]: unknown } = {}) {
    super(message);
    this.name = "AwsException";
    this.type = type;
    this.members = members;
  }
}
