/**
 * Variables by which a program is made to run other code than its own. A definition's environment comes through AWS calls, and no AWS
 * call may start a command on this machine, so these are left out; the Assembly's `local.env` may set them.
 * Sources: the manuals of ld.so, dyld, node, python, ruby, perl, the JVM, bash, git and OpenSSL (read 2026-11).
 */
const unsafeNames: readonly RegExp[] = [
  /^LD_/,
  /^DYLD_/,
  /^PATH(EXT)?$/,
  /^(IFS|ENV|BASH_ENV|BASH_FUNC_.*|SHELLOPTS|BASHOPTS|PROMPT_COMMAND|PS4|ZDOTDIR|CDPATH)$/,
  /^NODE_(OPTIONS|PATH|REPL_EXTERNAL_MODULE|V8_COVERAGE|EXTRA_CA_CERTS)$/,
  /^(NPM_CONFIG_|PNPM_|YARN_|COREPACK_)/,
  /^(DENO_|BUN_)/,
  /^PYTHON/,
  /^(RUBYOPT|RUBYLIB|GEM_PATH|GEM_HOME|BUNDLE_.*)$/,
  /^PERL(5?OPT|5?LIB|5DB)$/,
  /^(JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|CLASSPATH|JAVA_HOME)$/,
  /^(PHPRC|PHP_INI_SCAN_DIR|LUA_INIT.*|LUA_PATH.*|LUA_CPATH.*|GUILE_LOAD_PATH|R_PROFILE.*|JULIA_LOAD_PATH)$/,
  /^(GIT_|SSH_ASKPASS|EDITOR|VISUAL|PAGER|BROWSER)/,
  /^(OPENSSL_CONF|OPENSSL_MODULES|OPENSSL_ENGINES|GCONV_PATH|GLIBC_TUNABLES|MALLOC_.*|LOCPATH|NLSPATH|TERMINFO.*)$/,
  /^(DOTNET_|CORECLR_|COMPLUS_)/,
  /^(COMSPEC|SYSTEMROOT|WINDIR)$/,
];

/** A definition's environment without what may make a program run other code. */
export function safeEnvironment(environment: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isUnsafe(name)));
}

/** Names are compared without regard to case, as Windows does. */
function isUnsafe(name: string): boolean {
  const upper = name.toUpperCase();
  return name.includes("=") || name.includes("\0") || unsafeNames.some((pattern) => pattern.test(upper));
}
