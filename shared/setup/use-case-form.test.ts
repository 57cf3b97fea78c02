import { describe, expect, it } from 'vitest'
import { UseCaseForm } from './choices.ts'

const good = {
  companyName: 'Example',
  companyWebsite: 'https://example.com',
  intendedUsers: '0',
  industryOption: 'Technology',
  otherIndustryOption: '',
  useCases: 'Software',
}
const said = (changed: object) =>
  UseCaseForm.safeParse({ ...good, ...changed }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  ) ?? []

describe('the first-use form', () => {
  it.each([
    'https://example.com',
    'http://example.com/about-us',
    'https://www.example.co.uk/',
    'https://github.com/ada',
    'https://bücher.example',
    `https://example.com/${'a'.repeat(108)}`,
  ])('takes the address %s', (companyWebsite) => {
    expect(said({ companyWebsite })).toEqual([])
  })

  it.each([
    ['', 'Enter a web address. A page of your own, such as on GitHub, will do.'],
    ['www.example.com', 'Write https:// in front: AWS refuses an address that begins with www.'],
    ['example.com', 'Enter a web address such as https://example.com.'],
    ['https://localhost', 'Enter a web address such as https://example.com.'],
    ['https://10.0.0.1/', 'Enter a web address such as https://example.com.'],
    ['https://ada:secret@example.com', 'Enter a web address such as https://example.com.'],
    ['ftp://example.com', 'Enter a web address such as https://example.com.'],
    ['mailto:ada@example.com', 'Enter a web address such as https://example.com.'],
    ['two words', 'Enter a web address such as https://example.com.'],
    [`https://example.com/${'a'.repeat(109)}`, 'AWS takes at most 128 characters for the address.'],
  ])('says what is wrong with the address %j', (companyWebsite, words) => {
    expect(said({ companyWebsite })).toEqual([`companyWebsite: ${words}`])
  })

  it.each([
    [{ companyName: ' ' }, 'companyName: Enter a company or your own name.'],
    [
      { companyName: 'a'.repeat(129) },
      'companyName: AWS takes at most 128 characters for the name.',
    ],
    [{ intendedUsers: '3' }, 'intendedUsers: Choose who will use it.'],
    [{ intendedUsers: 'our own people' }, 'intendedUsers: Choose who will use it.'],
    [{ industryOption: '' }, 'industryOption: Choose an industry.'],
    [{ industryOption: 'Other' }, 'otherIndustryOption: Say which industry.'],
    [
      { industryOption: 'Other', otherIndustryOption: '  ' },
      'otherIndustryOption: Say which industry.',
    ],
    [
      { otherIndustryOption: 'a'.repeat(129) },
      'otherIndustryOption: AWS takes at most 128 characters for the industry.',
    ],
    [{ useCases: '' }, 'useCases: Say in a sentence what you will use Claude for.'],
    [{ useCases: 'a'.repeat(8193) }, 'useCases: AWS takes at most 8,192 characters here.'],
  ])('says of %j what is wrong', (changed, words) => {
    expect(said(changed)).toEqual([words])
  })

  it.each([
    { companyName: 'a'.repeat(128) },
    { industryOption: 'Other', otherIndustryOption: 'Horology' },
    { useCases: 'a'.repeat(8192) },
    { intendedUsers: '2' },
  ])('takes what is at its limit', (changed) => {
    expect(said(changed)).toEqual([])
  })

  it('points at everything that is missing together', () => {
    expect(said({ companyName: '', industryOption: 'Other' })).toHaveLength(2)
  })

  it.each([null, undefined, 'text', 3, []])('refuses %j without falling over', (value) => {
    expect(UseCaseForm.safeParse(value).success).toBe(false)
  })
})
