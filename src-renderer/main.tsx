import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import './theme.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectHost } from './host.ts'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App client={connectHost()} />)
