import { command, type GuideRow, heading } from './guide-row.ts'
import { proofs } from './proofs.ts'

/** Money, watching, tuning, troubles and the checklist. */
export const rowsOfRunning: readonly GuideRow[] = [
  heading('Cost Optimization', 'Usage; More setup', proofs.usage),
  heading(
    'Understanding Bedrock Pricing',
    'Four prices for each model, from the account’s own price list',
    proofs.prices,
  ),
  heading(
    'Enable Prompt Caching',
    'On by itself in Claude Code; More setup: tuning has its switches',
    proofs.caching,
  ),
  command('nano config.toml: enable_prompt_caching', 'More setup: tuning', proofs.cursor),
  heading(
    'Savings Example',
    'Usage: the savings calculator, with the price of writing',
    proofs.savings,
  ),
  heading('Set Up Cost Alerts', 'More setup: cost guardrails', proofs.budget),
  command('aws sns create-topic', 'More setup: cost guardrails'),
  command(
    'aws sns subscribe',
    'Cost guardrails: e-mail addresses, told by AWS Budgets itself',
    proofs.budget,
  ),
  command(
    'Create budget via the console',
    'Cost guardrails: a budget that counts every service of Claude',
    proofs.budget,
  ),
  command('aws ce get-cost-and-usage', 'Usage: what is billed, by model and day', proofs.spend),
  heading('Monitoring & Logging', 'Usage; More setup', proofs.usage),
  heading('CloudWatch Metrics', 'Usage', proofs.usage),
  command('aws cloudwatch get-metric-statistics (Invocations)', 'Usage: requests', proofs.metrics),
  command(
    'aws cloudwatch get-metric-statistics (InputTokens)',
    'Usage: InputTokenCount, which is its name',
    proofs.metrics,
  ),
  heading('CloudWatch Dashboard', 'Usage, and More setup', proofs.dashboard),
  command(
    'aws cloudwatch put-dashboard',
    'The same series as the usage window, in the account',
    proofs.dashboard,
  ),
  heading('CloudTrail Logging', 'More setup: audit'),
  command('aws s3 mb', 'More setup: audit'),
  command('aws cloudtrail create-trail', 'More setup: audit'),
  command('aws cloudtrail start-logging', 'More setup: audit'),
  command(
    'aws cloudtrail put-event-selectors',
    'Not needed: calls to models are management events',
  ),
  heading('Advanced Configuration', 'More setup', proofs.cursor),
  heading(
    'Inference Profiles',
    'AWS’s own profiles spread calls; your own are for names and tags',
    proofs.profiles,
  ),
  command(
    'aws bedrock create-inference-profile',
    'Models and access: profiles of one’s own',
    proofs.profiles,
  ),
  heading('Custom Model Configuration', 'More setup: tuning', proofs.cursor),
  command(
    'nano config.toml: [bedrock]',
    'More setup: tuning; dead advice is found and offered for removal',
    proofs.cursor,
    proofs.deadAdvice,
  ),
  heading('VPC Endpoint (Private Access)', 'More setup: private network'),
  command('aws ec2 create-vpc-endpoint', 'More setup: private network'),
  heading('Troubleshooting', 'Doctor', proofs.doctorCauses),
  heading('Common Issues', 'Doctor: paste an error', proofs.errors),
  heading(
    'Issue: AccessDeniedException',
    'Doctor; Permissions names what holds the policy back',
    proofs.errors,
    proofs.doctorCauses,
  ),
  command(
    'aws iam get-user-policy',
    'Permissions: attached policies are read as such, not as inline ones',
    proofs.policyProven,
  ),
  heading(
    'Issue: ThrottlingException',
    'Doctor: the last hour; Usage: ask for a higher quota',
    proofs.throttling,
    proofs.quota,
  ),
  command(
    'aws cloudwatch get-metric-statistics (Throttles)',
    'Doctor: the last hour',
    proofs.throttling,
  ),
  heading(
    'Issue: MAX_OUTPUT_TOKENS too low',
    'There is no such rule: the value is found and offered for removal',
    proofs.deadAdvice,
  ),
  command('nano config.toml: max_output_tokens', 'More setup: tuning', proofs.deadAdvice),
  heading(
    'Issue: Prompt caching not working',
    'Doctor: the last hour, with the reasons for zero',
    proofs.cachingNone,
    proofs.cachingOff,
  ),
  command('export LOG_LEVEL=DEBUG', 'Settings: log; Doctor: the log', proofs.log),
  command('claude-bedrock models test', 'More setup: ask a model', proofs.testCall),
  heading('Next Steps', 'Done', proofs.byMouse),
  heading('Recommended Reading', 'About Bedrock; Doctor', proofs.about),
  heading('Production Checklist', 'Checklist: live, each item with its evidence', proofs.checklist),
]
