import type { AwsService } from "../../services/aws-service.js";
import { errorMembers, queryCode } from "./error-members.js";
import { readForm, structureFrom, type FormNames } from "./form.js";
import type { Protocol } from "./protocol.js";
import { element, escapeXml, structureXml, type XmlNames } from "./xml.js";

const xml = { "content-type": "text/xml;charset=UTF-8" } as const;
const exceptions = { unknownOperation: "InvalidAction", wrongType: "MalformedInput" } as const;

/** AWS Query: a form in, XML out. Lists are `X.member.1` and `<member>`. */
export const queryProtocol: Protocol = {
  headers: xml,
  idHeader: "x-amzn-RequestId",
  exceptions,
  read: readBy({ member: (_structure, member) => member, list: "member" }),
  write({ schema }, operation, output, requestId) {
    const { output: structure } = schema.operations[operation]!;
    const result = structure === "Unit" ? "" : element(`${operation}Result`, structureXml(schema, structure, output, plainNames));
    const metadata = element("ResponseMetadata", element("RequestId", requestId));
    return Buffer.from(`<${operation}Response xmlns="${schema.wire.namespace ?? ""}">${result}${metadata}</${operation}Response>`);
  },
  error(error, service, requestId) {
    const { status } = errorMembers(error, service?.schema);
    const type = element("Type", status < 500 ? "Sender" : "Receiver");
    const text = type + element("Code", escapeXml(queryCode(error, service?.schema))) + element("Message", escapeXml(error.message));
    const body = element("Error", text) + element("RequestId", requestId);
    return { status, body: Buffer.from(`<ErrorResponse xmlns="${service?.schema.wire.namespace ?? ""}">${body}</ErrorResponse>`) };
  },
};

/** EC2's form of Query: lists are `X.1` and `<item>`, and members have names of their own. */
export const ec2Protocol: Protocol = {
  headers: xml,
  idHeader: "x-amzn-RequestId",
  exceptions: { ...exceptions, wrongType: "InvalidParameterValue" },
  read: readBy({ member: (structure, member) => structure.names?.[member]?.[0] ?? member, list: undefined }),
  write({ schema }, operation, output, requestId) {
    const { output: structure } = schema.operations[operation]!;
    const body = element("requestId", requestId) + structureXml(schema, structure, output, ec2Names);
    return Buffer.from(`${DECLARATION}<${operation}Response xmlns="${schema.wire.namespace ?? ""}">${body}</${operation}Response>`);
  },
  error(error, service, requestId) {
    const text = element("Code", escapeXml(queryCode(error, service?.schema))) + element("Message", escapeXml(error.message));
    const body = element("Response", element("Errors", element("Error", text)) + element("RequestID", requestId));
    return { status: errorMembers(error, service?.schema).status, body: Buffer.from(DECLARATION + body) };
  },
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const plainNames: XmlNames = { member: (_structure, member) => member, item: "member" };

const ec2Names: XmlNames = {
  member: (structure, member) => structure.names?.[member]?.[1] ?? member[0]!.toLowerCase() + member.slice(1),
  item: "item",
};

function readBy(names: FormNames): Protocol["read"] {
  return ({ schema }: AwsService, operation: string, body: Buffer) =>
    structureFrom(schema, schema.operations[operation]!.input, readForm(body.toString()), names);
}
