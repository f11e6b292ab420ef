/**
 * Handles toggling the navigation menu for small screens.
 */
( function() {
	const siteNavigation = document.getElementById( 'site-navigation' );

	// Return early if the navigation does not exist.
	if ( ! siteNavigation ) {
		return;
	}

	document.addEventListener( 'click', function( event ) {
		const isClickInside = siteNavigation.contains( event.target );

		if ( ! isClickInside ) {
			siteNavigation.classList.remove( 'toggled' );
		}
	} );
}() );
