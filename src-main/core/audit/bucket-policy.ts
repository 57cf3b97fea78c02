/**
 * Lets CloudTrail write for this one trail and nobody else's:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function bucketPolicy(bucket: string, account: string, trailArn: string): string {
  const statement = (Sid: string, Action: string, path: string, more: object = {}) => ({
    Sid,
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action,
    Resource: `arn:aws:s3:::${bucket}${path}`,
    Condition: { StringEquals: { 'aws:SourceArn': trailArn, ...more } },
  })
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      statement('AWSCloudTrailAclCheck', 's3:GetBucketAcl', ''),
      statement('AWSCloudTrailWrite', 's3:PutObject', `/AWSLogs/${account}/*`, {
        's3:x-amz-acl': 'bucket-owner-full-control',
      }),
    ],
  })
}
