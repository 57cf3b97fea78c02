import { expect, test } from 'vitest'
import { findPlaces } from './places.ts'

test('on Linux everything is below the home folder', () => {
  expect(findPlaces({ environment: {}, platform: 'linux', home: '/home/ada' })).toEqual({
    dataFolder: '/home/ada/.local/share/groundwork',
    awsConfig: '/home/ada/.aws/config',
    awsCredentials: '/home/ada/.aws/credentials',
    claudeFolder: '/home/ada/.claude',
    claudeBedrockCursorFolder: '/home/ada/.config/claude-bedrock-cursor',
    shellProfiles: {
      bash: '/home/ada/.bashrc',
      zsh: '/home/ada/.zshrc',
      fish: '/home/ada/.config/fish/config.fish',
      powershell: '/home/ada/.config/powershell/Microsoft.PowerShell_profile.ps1',
    },
  })
})

test.each([
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Groundwork'],
  ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\Groundwork'],
  ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\ada', 'D:\\Roaming\\Groundwork'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/groundwork'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada', '/home/ada/.local/share/groundwork'],
] as const)(
  'on %s with %j the data folder is the usual one',
  (platform, environment, home, folder) => {
    expect(findPlaces({ environment, platform, home }).dataFolder).toBe(folder)
  },
)

test('what the environment names wins, and --data-dir over all', () => {
  const environment = {
    HOME: '/elsewhere',
    AWS_CONFIG_FILE: '/a/config',
    AWS_SHARED_CREDENTIALS_FILE: '/a/credentials',
    CLAUDE_CONFIG_DIR: '/c',
  }
  const found = findPlaces({ environment, platform: 'linux', home: '/home/ada', dataDir: '/d' })
  expect(found).toMatchObject({
    dataFolder: '/d',
    awsConfig: '/a/config',
    awsCredentials: '/a/credentials',
    claudeFolder: '/c',
    claudeBedrockCursorFolder: '/elsewhere/.config/claude-bedrock-cursor',
  })
})

test('an empty variable counts as absent', () => {
  const { awsConfig } = findPlaces({
    environment: { HOME: '', AWS_CONFIG_FILE: '' },
    platform: 'linux',
    home: '/home/ada',
  })
  expect(awsConfig).toBe('/home/ada/.aws/config')
})
