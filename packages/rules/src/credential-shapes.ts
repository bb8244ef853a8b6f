/**
 * Credentials that can be told by their shape, with the prefix that their issuer gives them. Sources: the issuers' documentation of the
 * formats of their keys, read in November 2026.
 */
export const credentialShapes: readonly (readonly [what: string, form: RegExp])[] = [
  ["an AWS access key id", /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/],
  ["a private key", /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|(?<![A-Z0-9])AGE-SECRET-KEY-1[A-Z0-9]{50,}/],
  ["a GitHub token", /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})/],
  ["a GitLab token", /(?<![A-Za-z0-9])gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent)-[A-Za-z0-9_-]{20,}/],
  ["a Slack token", /(?<![A-Za-z0-9])(?:xox[abeprs]-[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{10,})/],
  ["a Slack webhook", /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/_-]{20,}/],
  ["a Stripe key", /(?<![A-Za-z0-9])(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,}/],
  ["a Google API key", /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/],
  ["a Google client secret", /(?<![A-Za-z0-9])GOCSPX-[A-Za-z0-9_-]{28}/],
  ["an npm token", /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/],
  ["a PyPI token", /(?<![A-Za-z0-9])pypi-AgE[A-Za-z0-9_-]{50,}/],
  ["a Docker Hub token", /(?<![A-Za-z0-9])dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}/],
  ["a SendGrid key", /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/],
  ["a Twilio key", /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/],
  ["an OpenAI key", /(?<![A-Za-z0-9])sk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/],
  ["an Anthropic key", /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{20,}/],
  ["a Hugging Face token", /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34}/],
  ["a DigitalOcean token", /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}/],
  ["a HashiCorp token", /(?<![A-Za-z0-9])(?:hv[bs]\.[A-Za-z0-9_-]{24,}|[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,})/],
  ["a New Relic key", /(?<![A-Za-z0-9])NRAK-[A-Z0-9]{27}/],
  ["a Shopify token", /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-f]{32}/],
  ["a Telegram token", /(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{33}/],
  ["a JSON web token", /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/],
  // Not where a variable, a placeholder or asterisks stand for the password.
  ["an address with a password", /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/\s:@?#]*:(?![$<{*])[^/\s@]{3,}@/],
  ["a connection string with a password", /(?:^|[;?&\s])(?:password|pwd|accountkey|sharedaccesskey) ?= ?[^;&\s$<{*]{3,}/i],
];
