import { command, type GuideRow, heading } from './guide-row.ts'
import { proofs } from './proofs.ts'

/** Regions, models and permissions. */
export const rowsOfAccess: readonly GuideRow[] = [
  heading('Regional Deployment', 'Region and residency', proofs.regions),
  heading(
    'Supported Regions for Claude Models',
    'Region and residency: asked live, not a list',
    proofs.regions,
  ),
  heading(
    'Check Model Availability',
    'Models and access: every model in every Region',
    proofs.grid,
  ),
  command(
    'aws bedrock list-foundation-models',
    'Models and access: with the inference profiles that current models need',
    proofs.grid,
  ),
  heading(
    'Configure Region in Tool',
    'Connect Claude Code; More setup: tuning',
    proofs.wholeWay,
    proofs.cursor,
  ),
  command('nano config.toml: [aws] region', 'Connect Claude Code', proofs.cursor),
  heading('Model Access', 'Models and access', proofs.byMouse),
  heading(
    'Request Model Access',
    'The first-use form once, and each model’s agreement; the page of the guide is retired',
    proofs.form,
    proofs.agreements,
  ),
  command(
    'claude-bedrock aws validate',
    'Models and access: call each model once',
    proofs.wholeWay,
  ),
  command(
    'aws bedrock get-foundation-model',
    'Its lifecycle, which is no proof of access: a real call is',
    proofs.grid,
    proofs.testCall,
  ),
  heading(
    'Available Claude Models',
    'Models and access: today’s models; those of the guide are past their end',
    proofs.models,
    proofs.retired,
  ),
  heading('IAM Configuration', 'Permissions', proofs.policy),
  heading(
    'Least Privilege Policy',
    'Permissions: the profile and its destinations, not one model in one Region',
    proofs.policy,
  ),
  heading('Generate and Apply IAM Policy', 'Permissions', proofs.wholeWay),
  command(
    'claude-bedrock aws setup',
    'Permissions: generated from the chosen profiles',
    proofs.policy,
  ),
  command(
    'cat iam-policy.json',
    'Permissions: statement by statement, in words',
    proofs.policyProven,
  ),
  command(
    'nano iam-policy.json',
    'Permissions: the editor, with AWS’s own findings',
    proofs.policyEdited,
  ),
  command('aws iam create-policy', 'Permissions', proofs.wholeWay),
  command('aws iam attach-user-policy', 'Permissions: for a user', proofs.wholeWay),
  command('aws iam attach-role-policy', 'Permissions: for a role or a group', proofs.broadOff),
  command(
    'aws iam detach-user-policy',
    'Permissions: broad rights are taken off once the narrow ones hold',
    proofs.broadOff,
  ),
  heading(
    'Multi-Region Setup',
    'Region and residency: a profile’s own destinations, never a wildcard',
    proofs.policyRegions,
  ),
]
