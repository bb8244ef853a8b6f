import { escapePointer, isObject } from "@stowage/model";
import { leaveOut, textOf, textsOf } from "./conversion.js";
import type { Converter } from "./conversion.js";

/** The names by which others call the service. Which networks it is in is not carried over: security groups take their place. */
export const convertNames: { readonly [key: string]: Converter } = {
  container_name(value, { manner }) {
    manner.containerName = textOf(value);
  },
  networks(value, conversion, path) {
    for (const [name, network] of Object.entries(isObject(value) ? value : {})) {
      for (const key of ["ipv4_address", "ipv6_address"].filter((member) => isObject(network) && member in network))
        leaveOut(
          conversion,
          `${path}/${escapePointer(name)}/${key}`,
          "A task has the address that it gets.",
          "Call the service by its name.",
        );
      const names = isObject(network) ? textsOf(network["aliases"] ?? []) : undefined;
      for (const alias of names ?? []) conversion.aliases.add(alias);
    }
  },
  links(value, { uses, links }) {
    for (const link of textsOf(value) ?? []) {
      const [name = "", alias] = link.split(":");
      uses.add(name);
      if (alias !== undefined && alias !== name) links.set(alias, name);
    }
  },
};
