import { mountPage } from './mount-page.tsx'

void mountPage()
