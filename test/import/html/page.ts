/** A news page as newspapers make them: menus, a cookie banner, scripts, an aside and a list of further articles around the text. */
export const PAGE_FR = `<!DOCTYPE html>
<html lang="fr">
<head>
  <meta charset="utf-8">
  <title>Le vieux phare rouvre ses portes | La Gazette du Littoral</title>
  <meta name="description" content="Après deux ans de travaux, le phare accueille de nouveau les visiteurs.">
  <link rel="stylesheet" href="/style.css">
  <style>.hidden { display: none }</style>
  <script>window.dataLayer = []; function gtag() { dataLayer.push(arguments) }</script>
  <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Le vieux phare rouvre ses portes"}</script>
</head>
<body>
  <div id="cookie-banner" class="cookie-consent" role="dialog">
    <p>Nous utilisons des cookies pour mesurer l’audience de ce site et améliorer nos services.</p>
    <button>Tout accepter</button> <button>Tout refuser</button>
  </div>
  <header class="site-header">
    <a href="/" class="logo">La Gazette du Littoral</a>
    <nav class="main-menu"><ul>
      <li><a href="/politique">Politique</a></li><li><a href="/culture">Culture</a></li><li><a href="/sport">Sport</a></li>
    </ul></nav>
    <div class="languages"><a href="/en">EN</a>|<a href="/fr">FR</a>|<a href="/ru">RU</a></div>
  </header>
  <main>
    <article class="article">
      <h1>Le vieux phare rouvre ses portes</h1>
      <p class="chapo">Après deux ans de travaux, le phare du cap accueille de nouveau les visiteurs&nbsp;; les premiers sont venus samedi, malgré la pluie.</p>
      <p>Il aura fallu remplacer <em>cent&shy;vingt</em> marches, la moitié des vitres et <a href="/lampe">la lampe</a>, qui datait de 1931. Les artisans, venus pour la plupart des villages voisins, ont travaillé d’après les plans d’origine, retrouvés dans un grenier&nbsp;: un hasard, dit la mairie.</p>
      <figure>
        <img src="/phare.jpg" alt="Photo du phare">
        <figcaption>Le phare, vu de la jetée, le jour de la réouverture.</figcaption>
      </figure>
      <h2>Un chantier difficile</h2>
      <p>Le vent a interrompu les travaux onze fois. «&nbsp;On montait le matin sans savoir si l’on pourrait redescendre le soir&nbsp;», raconte la cheffe de chantier, qui a passé trois nuits dans l’ancienne chambre du gardien.<br><br>Le coût total s’élève à 1,2&nbsp;million d’euros, dont la moitié est payée par la région&nbsp;; le reste vient d’une souscription ouverte à tous, à laquelle ont répondu plus de quatre mille personnes.</p>
      <blockquote><p>La lampe n’attend pas, écrivait le gardien dans son journal. Nous avons essayé de ne pas la faire attendre trop longtemps.</p></blockquote>
      <h2>Ce que l’on peut voir</h2>
      <ul>
        <li>La salle des machines, avec son mécanisme d’horlogerie de 1874, remis en marche.</li>
        <li>La chambre du gardien et ses trois journaux, présentés sous verre.</li>
        <li>La galerie, ouverte par beau temps seulement.</li>
      </ul>
      <p>Le phare est ouvert tous les jours, sauf le lundi, de dix heures à dix-huit heures. La montée est déconseillée aux enfants de moins de six ans, et le nombre de visiteurs est limité à vingt à la fois.</p>
      <table><caption>Tarifs</caption><tr><th>Visiteur</th><th>Prix</th></tr><tr><td>Adulte</td><td>6&nbsp;€</td></tr><tr><td>Enfant</td><td>3&nbsp;€</td></tr></table>
      <p>La mairie prévoit d’accueillir trente mille personnes par an. Un deuxième chantier, celui de la maison du gardien, doit commencer à l’automne et durer un an et demi.</p>
    </article>
    <aside class="related sidebar">
      <h3>À lire aussi</h3>
      <ul><li><a href="/a">La tempête de mars en dix images</a></li><li><a href="/b">Le port attend son nouveau ferry</a></li></ul>
    </aside>
  </main>
  <footer><p>© La Gazette du Littoral — <a href="/mentions">Mentions légales</a></p></footer>
  <script>document.getElementById('cookie-banner').remove(); document.write('<p>Publicité</p>');</script>
</body>
</html>`;
