/** The logical names of a template's resources, each made once from what the resource is called. */
export interface LogicalIds {
  /** A name that no resource has yet: `shop-web`, `Service` → `ShopWebService`. */
  take(name: string, kind: string): string;
}

export function logicalIds(): LogicalIds {
  const used = new Set<string>();
  return {
    take(name, kind) {
      const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
      const base = `${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("")}${kind}`;
      let id = base;
      for (let number = 2; used.has(id); number++) id = `${base}${number}`;
      used.add(id);
      return id;
    },
  };
}
