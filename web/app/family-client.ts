// The only script on families' pages: small enhancements of pages that work without it.
import { Button, CharacterCount, createAll, ErrorSummary, NotificationBanner, SkipLink } from 'govuk-frontend'

// The design system starts nothing without these names on the body. Its own template sets them in an inline script;
// here they come with the file, so that the content security policy needs no exception.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const component of [SkipLink, ErrorSummary, Button, CharacterCount, NotificationBanner])
  createAll(component)
