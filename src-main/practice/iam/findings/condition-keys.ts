const words = (text: string) => text.trim().split(/\s+/)

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export const globalConditionKeys: readonly string[] = words(`
  aws:AssumedRoot aws:CalledVia aws:CalledViaAWSMCP aws:CalledViaFirst aws:CalledViaLast
  aws:ChatbotSourceArn aws:CurrentTime aws:Ec2InstanceSourcePrivateIPv4
  aws:Ec2InstanceSourceVpc aws:EpochTime aws:FederatedProvider aws:MultiFactorAuthAge
  aws:MultiFactorAuthPresent aws:PrincipalAccount aws:PrincipalArn aws:PrincipalIsAWSService
  aws:PrincipalOrgID aws:PrincipalOrgPaths aws:PrincipalServiceName
  aws:PrincipalServiceNamesList aws:PrincipalTag/* aws:PrincipalType aws:Referer
  aws:RequestedRegion aws:RequestTag/* aws:ResourceAccount aws:ResourceOrgID
  aws:ResourceOrgPaths aws:ResourceTag/* aws:SecureTransport aws:SignInSessionArn
  aws:SourceAccount aws:SourceArn aws:SourceIdentity aws:SourceIp aws:SourceOrgID
  aws:SourceOrgPaths aws:SourceVpc aws:SourceVpcArn aws:SourceVpce aws:TagKeys
  aws:TokenIssueTime aws:UserAgent aws:userid aws:username aws:ViaAWSMCPService
  aws:ViaAWSService aws:VpceAccount aws:VpceOrgID aws:VpceOrgPaths aws:VpcSourceIp`)

/** By service prefix, `*` for a tag's name. Keys of services not listed are taken as they come. */
export const conditionKeys: Readonly<Record<string, readonly string[]>> = {
  'access-analyzer': [],
  'aws-marketplace': words(`
    aws-marketplace:AgreementType aws-marketplace:Intent aws-marketplace:PartyType
    aws-marketplace:ProductId aws-marketplace:VerificationType`),
  bedrock: words(`
    bedrock:BearerTokenType bedrock:DataRetentionMode bedrock:GuardrailIdentifier
    bedrock:InferenceProfileArn bedrock:InlineAgentName bedrock:ModelArn bedrock:ProjectArn
    bedrock:PromptRouterArn bedrock:ServiceTier bedrock:ThirdPartyKnowledgeBaseCredentialsSecretArn`),
  budgets: [],
  ce: [],
  cloudwatch: words(`
    cloudwatch:AlarmActions cloudwatch:HasAccessGrant cloudwatch:namespace
    cloudwatch:requestInsightRuleLogGroups cloudwatch:requestManagedResourceARNs`),
  iam: words(`
    iam:AWSServiceName iam:AccountPropertyNamespaces iam:AssociatedResourceArn
    iam:DelegationDuration iam:DelegationRequestOwner iam:FIDO-FIPS-140-2-certification
    iam:FIDO-FIPS-140-3-certification iam:FIDO-certification iam:NotificationChannel
    iam:OrganizationsPolicyId iam:PassedToService iam:PermissionsBoundary iam:PolicyARN
    iam:RegisterSecurityKey iam:ResourceTag/* iam:RoleTemplateARN
    iam:ServiceSpecificCredentialAgeDays iam:ServiceSpecificCredentialServiceName
    iam:TemplateArn`),
}
