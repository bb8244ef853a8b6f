export function catalogueSource(): string;
