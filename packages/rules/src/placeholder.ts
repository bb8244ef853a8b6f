/** Forms that templates leave in a definition until they are rendered. */
const forms: readonly RegExp[] = [
  /\{\{[^}]*\}\}/, // Go, Jinja, Handlebars, ecspresso: {{ must_env `TAG` }}
  /\$\{[^}]*\}/, // shell, envsubst, Terraform: ${IMAGE_TAG}
  /#\{[^}]*\}/, // Octopus, Azure pipelines: #{IMAGE}#
  /<%[^%]*%>/, // ERB, EJS
  /<[A-Za-z][A-Za-z0-9]*(?:[ _.-][A-Za-z0-9]+)*>/, // <PLACEHOLDER>, <your-account-id>
  /\[\[[^\]]*\]\]/,
  /(?<![A-Za-z0-9])(?:YOUR|your)[_-][A-Za-z0-9_-]+/, // YOUR_ACCOUNT_ID, your-bucket
  /(?<![A-Za-z0-9_])__[A-Z][A-Z0-9_]*__(?![A-Za-z0-9_])/, // __IMAGE__
  /%[A-Z][A-Z0-9_]+%/,
  /(?<![\w$\\])\$[A-Z][A-Z0-9_]*(?![\w(])/, // envsubst: $IMAGE
  /(?<!\w)[A-Z0-9_]*PLACEHOLDER[A-Z0-9_]*(?!\w)/, // IMAGE_PLACEHOLDER
  /(?<!\w)REPLACED?_(?:BY|ME|THIS|WITH)(?:_[A-Z0-9_]+)?(?!\w)/, // REPLACE_ME, REPLACED_BY_CI
];

/** Members whose text programs read at run time: `${HOME}` in a command is the shell's, `<html>` is a page's. */
const programs = /\/(?:command|entryPoint)\/\d+$/;
/** Members whose text may mean a dollar, as in `$HOME/bin`: programs, log routers and proxies read it. */
const dollars = /\/(?:environment\/\d+\/value|options\/[^/]+|dockerLabels\/[^/]+)$/;
/** What a variable is called says nothing of its value: SEARCH_PLACEHOLDER. */
const variableName = /\/(?:environment|secrets)\/\d+\/name$/;
/** Docker's own log templates: `tag: "{{.Name}}"`. */
const dockerLogTemplate = /\/logConfiguration\/options\/[^/]+$/;

/**
 * The unfilled template placeholder in the text at this JSON pointer, or undefined if there is none.
 *
 * @example
 * findPlaceholder("/image", "{{ must_env `IMAGE` }}"); // "{{ must_env `IMAGE` }}"
 */
export function findPlaceholder(path: string, text: string): string | undefined {
  if (!mayHoldPlaceholder(text)) return undefined;
  const program = programs.test(path);
  for (const form of forms) {
    const found = form.exec(text)?.[0];
    if (found === undefined) continue;
    if (program && !found.startsWith("{{")) continue;
    if (/^\$[A-Z]/.test(found) && dollars.test(path)) continue;
    if (/PLACEHOLDER|^REPLACE/.test(found) && variableName.test(path)) continue;
    if (found.startsWith("{{.") && dockerLogTemplate.test(path)) continue;
    // A closing tag makes it markup rather than a gap to fill.
    if (found.startsWith("<") && text.includes("</")) continue;
    return found;
  }
  return undefined;
}

/** Whether the text holds an unfilled placeholder, wherever it stands: rules do not compare such names. */
export function isPlaceholder(text: string): boolean {
  return mayHoldPlaceholder(text) && forms.some((form) => form.test(text));
}

/** A cheap look before the expressions: most texts hold none of these. */
export function mayHoldPlaceholder(text: string): boolean {
  return mark.test(text);
}

// PLACEHOLDER and REPLACE have four letters in common, and whole words take half as long again.
const mark = /[{<[%$]|__|your|YOUR|LACE/;
