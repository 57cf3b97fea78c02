import { Feature } from './feature.tsx'

export function DashboardSection() {
  return (
    <Feature
      step="dashboard"
      title="A dashboard in your account (CloudWatch dashboard)"
      about="Tokens, requests and answer times in the AWS console, for people without this app."
      request={{ step: 'dashboard' }}
      verb="Create the dashboard…"
      whyNot="its widget names InputTokens and OutputTokens, which do not exist in AWS/Bedrock; the metrics are called InputTokenCount and OutputTokenCount, and are shown for each model."
    />
  )
}
