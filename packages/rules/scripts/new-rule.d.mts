export function newRule(area: string, id: string): Readonly<Record<string, string>>;
