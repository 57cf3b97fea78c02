type ArnKind = {
  readonly nouns: readonly string[]
  readonly region: 'needed' | 'allowed' | 'none'
  readonly account: 'allowed' | 'none'
}

const words = (text: string) => text.trim().split(/\s+/)

/**
 * Kinds of resources by service, for the services whose ARNs our policies name.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export const arnKinds: Readonly<Record<string, readonly ArnKind[]>> = {
  bedrock: [
    // A global profile reaches its model under an ARN that has neither Region nor account.
    { nouns: ['foundation-model'], region: 'allowed', account: 'none' },
    { nouns: ['system-tool'], region: 'none', account: 'allowed' },
    {
      nouns: words(`
        advanced-prompt-optimization-job agent agent-alias application-inference-profile async-invoke
        automated-reasoning-policy blueprint blueprint-optimization-invocation custom-model
        custom-model-deployment data-automation-invocation data-automation-library
        data-automation-library-ingestion-job data-automation-profile data-automation-project
        default-prompt-router evaluation-job flow guardrail guardrail-profile imported-model
        inference-profile knowledge-base marketplace model-copy-job model-customization-job
        model-evaluation-job model-import-job model-invocation-job project prompt prompt-router
        provisioned-model session`),
      region: 'needed',
      account: 'allowed',
    },
  ],
  iam: [
    {
      nouns: words(`
        access-report assumed-role contextProvider delegation-request federated-user group
        instance-profile mfa oidc-provider policy role role-template saml-provider
        server-certificate sms-mfa user`),
      region: 'none',
      account: 'allowed',
    },
  ],
}
