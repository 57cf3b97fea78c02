/**
 * Lets one service of AWS take on a role, only for this account and this source: nobody else’s can be talked into using
 * it. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const serviceTrust = (
  service: string,
  source: { readonly account: string; readonly arn: string },
): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': source.account },
          ArnLike: { 'aws:SourceArn': source.arn },
        },
      },
    ],
  })
