import { isObject } from "@stowage/model";
import { textOf, textsOf } from "./conversion.js";
import type { Converter } from "./conversion.js";

/** The names by which others call the service. Which networks it is in is not carried over: security groups take their place. */
export const convertNames: { readonly [key: string]: Converter } = {
  container_name(value, { manner }) {
    manner.containerName = textOf(value);
  },
  networks(value, { aliases }) {
    for (const network of isObject(value) ? Object.values(value) : []) {
      const names = isObject(network) ? textsOf(network["aliases"] ?? []) : undefined;
      for (const name of names ?? []) aliases.add(name);
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
