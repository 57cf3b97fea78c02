/** What looks like a secret, wherever it stands: access keys, session tokens, API keys, signatures, bearer tokens. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '<access key id>'],
  [
    /\b(aws_secret_access_key|secretAccessKey|SecretAccessKey)(["']?\s*[:=]\s*["']?)[A-Za-z0-9/+=]{16,}/g,
    '$1$2<secret>',
  ],
  [
    /\b(aws_session_token|sessionToken|SessionToken|X-Amz-Security-Token)(["']?\s*[:=]\s*["']?)[A-Za-z0-9/+=%_-]{16,}/gi,
    '$1$2<token>',
  ],
  [/\b(Signature=|X-Amz-Signature=)[0-9a-f]{32,}/gi, '$1<signature>'],
  [/\b(Bearer\s+)[\w.~+/=-]{16,}/gi, '$1<token>'],
  [/\b(?:bedrock-api-key-|ABSK)[\w+/=-]{16,}/g, '<api key>'],
  [/\bsk-ant-[\w-]{16,}/g, '<api key>'],
]

/** The text with every secret replaced by what it was. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
